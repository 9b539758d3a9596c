#include "config/output/status_text.hpp"

#include <map>

#include "config/output/local_time.hpp"
#include "config/output/printable.hpp"
#include "config/output/status_words.hpp"
#include "config/output/text_table.hpp"

namespace config {

namespace {

std::string number(std::int64_t count) { return std::to_string(count); }

std::string time(const std::optional<reserve::Instant>& at) { return at ? utc_time(*at) : ""; }

std::string gateway_line(const Status& status) {
    const auto& seen = status.standing.seen;
    if (status.runs) return "The gateway runs: seen " + utc_time(*seen) + ".\n";
    if (seen)
        return "The gateway does not run: last seen " + utc_time(*seen) + ", and not stopped in order.\n";
    return "The gateway does not run.\n";
}

std::string items_line(const sql::Standing& standing) {
    std::string line = "Items:";
    for (const sql::ItemCount& count : standing.items)
        line += ' ' + number(count.items) + ' ' + status_word(count.status) + ',';
    if (standing.items.empty()) return line + " none\n";
    line.back() = standing.oldest_item ? ';' : '\n';
    if (standing.oldest_item) line += " the oldest undecided came " + time(standing.oldest_item) + '\n';
    return line;
}

std::string waiting_table(const Status& status) {
    if (status.waiting.empty()) return "No answers wait.\n";
    TextTable table({"waiting at", "room", "answers", "oldest"});
    for (const auto& [server, room] : status.waiting)
        table.add({server.empty() ? "(no server)" : server, room.room_name, number(room.answers),
                   utc_time(room.oldest)});
    return table.text();
}

// Most words begin with the code.
std::string trouble_in(const reserve::ServerPause& server) {
    const bool named = server.words.starts_with(server.code);
    return printable(named ? server.words : server.code + ", " + server.words);
}

std::string paused_lines(const sql::Standing& standing) {
    std::string lines;
    for (const sql::PausedRoom& room : standing.paused_rooms)
        lines += "Room " + printable(room.name) + " is paused" +
                 (room.since ? " since " + utc_time(*room.since) : "") +
                 (room.why.empty() ? "" : ": " + printable(room.why)) + '\n';
    for (const reserve::ServerPause& server : standing.paused_servers)
        lines += "Server " + printable(server.server) + " waits since " + utc_time(server.since) +
                 ", tried again " + utc_time(server.until) + ": " + trouble_in(server) + '\n';
    return lines;
}

std::string server_lines(const sql::Standing& standing) {
    std::string lines;
    for (const reserve::KnownServer& known : standing.servers)
        lines += "Server " + printable(known.server) +
                 (known.product.empty() ? "" : " is " + printable(known.product) + ',') + " is asked in " +
                 printable(known.schema_version) + " (found out " + utc_time(known.asked_at) + ")\n";
    return lines;
}

}  // namespace

std::string status_text(const Status& status) {
    return gateway_line(status) + items_line(status.standing) +
           "Ban list: " + number(status.standing.banned) + '\n' + paused_lines(status.standing) +
           server_lines(status.standing) + waiting_table(status);
}

namespace {

// Sums of each server stand before its rooms.
std::map<std::string, sql::CountedUse> by_server(const std::vector<sql::CountedUse>& uses) {
    std::map<std::string, sql::CountedUse> sums;
    for (const sql::CountedUse& one : uses) {
        const auto [sum, first] = sums.try_emplace(one.of.server, one);
        if (first) continue;
        sum->second.of.use += one.of.use;
        sum->second.retries += one.retries;
        sum->second.since = std::min(sum->second.since, one.since);
    }
    return sums;
}

void add_row(TextTable& table, const std::string& room, const sql::CountedUse& one) {
    table.add({one.of.server, room, number(one.of.use.calls), number(one.of.use.failed), number(one.retries),
               number(one.of.use.octets_sent), number(one.of.use.octets_received), utc_time(one.since)});
}

}  // namespace

std::string exchange_text(const ExchangeStatus& status) {
    TextTable uses({"server", "room", "calls", "failed", "retries", "octets sent", "received", "since"});
    for (const auto& [server, sum] : by_server(status.uses)) {
        add_row(uses, "(all)", sum);
        for (const sql::CountedUse& one : status.uses) {
            if (one.of.server == server)
                add_row(uses, one.room_name.empty() ? one.of.mailbox : one.room_name, one);
        }
    }
    TextTable costly({"answer", "item", "message", "room", "state", "attempts", "calls", "octets", "uid"});
    for (const sql::CostlyAnswer& one : status.costliest)
        costly.add({number(one.answer), one.item ? number(*one.item) : "",
                    one.message ? number(*one.message) : "", one.room_name, one.state, number(one.attempts),
                    number(one.calls), number(one.octets), shortened(one.uid)});
    return uses.text() + "\nWhat has cost most:\n" + costly.text();
}

}  // namespace config
