#include <nlohmann/json.hpp>

#include "config/output/local_time.hpp"
#include "config/output/status_text.hpp"
#include "config/output/status_words.hpp"

namespace config {

namespace {

using nlohmann::ordered_json;

ordered_json time(const std::optional<reserve::Instant>& at) {
    return at ? ordered_json(utc_time(*at)) : ordered_json();
}

template <typename Rows, typename ToJson>
ordered_json list(const Rows& rows, const ToJson& to_json) {
    ordered_json all = ordered_json::array();
    for (const auto& row : rows) all.push_back(to_json(row));
    return all;
}

ordered_json waiting(const WaitingAtServer& it) {
    return {{"server", it.server.empty() ? ordered_json() : ordered_json(it.server)},
            {"room", static_cast<std::int64_t>(it.answers.room)},
            {"room_name", it.answers.room_name},
            {"mailbox", it.answers.mailbox},
            {"answers", it.answers.answers},
            {"oldest", utc_time(it.answers.oldest)}};
}

ordered_json paused_room(const sql::PausedRoom& it) {
    return {{"room", static_cast<std::int64_t>(it.room)},
            {"room_name", it.name},
            {"since", time(it.since)},
            {"why", it.why}};
}

ordered_json paused_server(const reserve::ServerPause& it) {
    return {{"server", it.server},
            {"since", utc_time(it.since)},
            {"until", utc_time(it.until)},
            {"code", it.code},
            {"words", it.words}};
}

ordered_json server(const reserve::KnownServer& it) {
    return {{"server", it.server},
            {"address", it.address},
            {"product", it.product},
            {"schema_version", it.schema_version},
            {"asked_at", utc_time(it.asked_at)}};
}

ordered_json use(const sql::CountedUse& it) {
    return {{"server", it.of.server},
            {"mailbox", it.of.mailbox},
            {"room_name", it.room_name},
            {"calls", it.of.use.calls},
            {"failed", it.of.use.failed},
            {"retries", it.retries},
            {"octets_sent", it.of.use.octets_sent},
            {"octets_received", it.of.use.octets_received},
            {"since", utc_time(it.since)}};
}

ordered_json costly(const sql::CostlyAnswer& it) {
    return {{"answer", it.answer},
            {"item", it.item ? ordered_json(*it.item) : ordered_json()},
            {"message", it.message ? ordered_json(*it.message) : ordered_json()},
            {"room_name", it.room_name},
            {"uid", it.uid},
            {"state", it.state},
            {"attempts", it.attempts},
            {"calls", it.calls},
            {"octets", it.octets}};
}

}  // namespace

ordered_json status_json(const Status& status) {
    const sql::Standing& standing = status.standing;
    ordered_json items = ordered_json::object();
    for (const sql::ItemCount& count : standing.items) items[status_word(count.status)] = count.items;
    return {{"runs", status.runs},
            {"seen", time(standing.seen)},
            {"items", items},
            {"oldest_item", time(standing.oldest_item)},
            {"ban_list", standing.banned},
            {"waiting", list(status.waiting, waiting)},
            {"paused_rooms", list(standing.paused_rooms, paused_room)},
            {"paused_servers", list(standing.paused_servers, paused_server)},
            {"servers", list(standing.servers, server)}};
}

ordered_json exchange_json(const ExchangeStatus& status) {
    return {{"use", list(status.uses, use)}, {"costliest", list(status.costliest, costly)}};
}

}  // namespace config
