#include "tests/exchange/control/control.hpp"

#include <functional>
#include <limits>
#include <map>
#include <sstream>

#include "tests/exchange/control/json.hpp"

namespace exchange {
namespace {

using nlohmann::json;

constexpr auto everything = std::numeric_limits<std::size_t>::max();

HttpReply with(const json& body, int status = 200) {
    HttpReply reply;
    reply.status = status;
    reply.content_type = "application/json";
    reply.body = body.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
    return reply;
}

std::uint64_t number(const HttpRequest& request, const std::string& key, std::uint64_t otherwise) {
    const std::string text = request.query(key);
    return text.empty() ? otherwise : std::stoull(text);
}

std::vector<std::string> listed(const std::string& text) {
    std::vector<std::string> parts;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, ',');) parts.push_back(part);
    return parts;
}

template <typename Record>
json array(const std::vector<Record>& records) {
    json list = json::array();
    for (const Record& record : records) list.push_back(to_json(record));
    return list;
}

template <typename Record>
json numbered(const char* name, const std::vector<Record>& records, std::uint64_t since) {
    return {{"last", records.empty() ? since : records.back().number}, {name, array(records)}};
}

json room_json(const Exchange& exchange, const std::string& mailbox) {
    return {{"mailbox", mailbox},
            {"inbox", array(exchange.entries(mailbox, Folder::inbox))},
            {"calendar", array(exchange.entries(mailbox, Folder::calendar))},
            {"deleted_items", array(exchange.entries(mailbox, Folder::deleted_items))},
            {"sent_items", array(exchange.entries(mailbox, Folder::sent_items))}};
}

HttpReply post_rooms(Exchange& exchange, const HttpRequest& request) {
    const json body = json::parse(request.body);
    for (const json& room : body.is_array() ? body : json::array({body})) exchange.put_room(room_from(room));
    return with(json::object());
}

HttpReply post_smtp(Exchange& exchange, const HttpRequest& request) {
    const json body = json::parse(request.body);
    exchange.set_smtp({body.value("host", "127.0.0.1"), body.at("port").get<std::uint16_t>()});
    return with(json::object());
}

HttpReply post_deliver(Exchange& exchange, const HttpRequest& request) {
    const bool forward = request.query("forward") != "no";
    return with({{"number", exchange.deliver(listed(request.query("room")), request.body, forward)}});
}

HttpReply get_state(Exchange& exchange, const HttpRequest& request) {
    const auto asked = listed(request.query("room"));
    json rooms = json::array();
    for (const auto& mailbox : asked.empty() ? exchange.mailboxes() : asked)
        rooms.push_back(room_json(exchange, mailbox));
    return with({{"rooms", rooms}});
}

HttpReply get_mail(Exchange& exchange, const HttpRequest& request) {
    const auto since = number(request, "since", 0);
    return with(
        numbered("mail", exchange.organizer_mail(since, number(request, "limit", everything)), since));
}

HttpReply get_calls(Exchange& exchange, const HttpRequest& request) {
    const auto since = number(request, "since", 0);
    return with(numbered("calls", exchange.calls(since, number(request, "limit", everything)), since));
}

HttpReply done(const std::function<void()>& action) {
    action();
    return with(json::object());
}

using Route = std::function<HttpReply(Exchange&, const HttpRequest&)>;

const std::map<std::string, Route>& routes() {
    static const std::map<std::string, Route> all{
        {"POST /rooms", post_rooms},
        {"POST /smtp", post_smtp},
        {"POST /deliver", post_deliver},
        {"GET /state", get_state},
        {"GET /organizer-mail", get_mail},
        {"GET /calls", get_calls},
        {"POST /accounts",
         [](Exchange& e, const HttpRequest& r) {
             return done([&] { e.put_account(account_from(json::parse(r.body))); });
         }},
        {"POST /faults",
         [](Exchange& e, const HttpRequest& r) {
             return done([&] { e.add_fault(fault_from(json::parse(r.body))); });
         }},
        {"DELETE /faults", [](Exchange& e, const HttpRequest&) { return done([&] { e.clear_faults(); }); }},
        {"GET /faults",
         [](Exchange& e, const HttpRequest&) {
             return with({{"faults", array(e.faults())}});
         }},
        {"GET /forwards",
         [](Exchange& e, const HttpRequest& r) {
             return with({{"forwards", array(e.forwards(number(r, "since", 0)))}});
         }},
        {"POST /down", [](Exchange& e, const HttpRequest&) { return done([&] { e.down(); }); }},
        {"POST /up", [](Exchange& e, const HttpRequest&) { return done([&] { e.up(); }); }},
        {"POST /stop", [](Exchange& e, const HttpRequest&) { return done([&] { e.ask_to_stop(); }); }},
    };
    return all;
}

}  // namespace

HttpReply Control::answer(const HttpRequest& request) {
    const auto route = routes().find(request.method + " " + request.path());
    if (route == routes().end())
        return with({{"error", "no such thing: " + request.method + " " + request.path()}}, 404);
    try {
        return route->second(exchange_, request);
    } catch (const std::exception& error) {  // the top of the control loop: the caller hears what was wrong
        return with({{"error", error.what()}}, 400);
    }
}

}  // namespace exchange
