#include "config/commands/resync_report.hpp"

#include <nlohmann/json.hpp>

#include "config/output/local_time.hpp"
#include "config/output/printable.hpp"
#include "config/output/text_table.hpp"

namespace config {

namespace {

using nlohmann::ordered_json;
using reserve::Course;
using reserve::DateChange;
using reserve::Difference;
using reserve::Handled;
using reserve::Interval;

const char* word_of(const std::optional<DateChange>& change) {
    if (!change) return "-";
    switch (*change) {
        case DateChange::added:
            return "added";
        case DateChange::changed:
            return "changed";
        case DateChange::deleted:
            return "deleted";
    }
    return "-";
}

const char* word_of(Course course) {
    switch (course) {
        case Course::to_database:
            return "database";
        case Course::to_exchange:
            return "exchange";
        case Course::conflict:
            return "conflict";
        case Course::waiting:
            return "waiting";
    }
    return "conflict";
}

const char* word_of(Handled handled) {
    switch (handled) {
        case Handled::listed:
            return "listed";
        case Handled::repaired:
            return "repaired";
        case Handled::queued:
            return "queued";
        case Handled::taken:
            return "taken";
        case Handled::overtaken:
            return "overtaken";
        case Handled::held:
            return "held";
    }
    return "listed";
}

std::string time_of(const std::optional<Interval>& time, const std::string& zone) {
    if (!time) return "-";
    constexpr std::size_t day = 10, minute = 16;  // "2026-12-01 11:00 +01:00"
    const std::string start = local_time(time->start, zone), end = local_time(time->end, zone);
    const bool same_day =
        start.substr(0, day) == end.substr(0, day) && start.substr(minute) == end.substr(minute);
    return same_day ? start.substr(0, minute) + "-" + end.substr(day + 1) : start + " to " + end;
}

std::string what_of(const reserve::HandledDifference& it, const reserve::ResyncOrder& order) {
    switch (it.handled) {
        case Handled::repaired:
            return "repaired";
        case Handled::queued:
            return "on its way to Exchange";
        case Handled::taken:
            return "conflict: the room is taken then";
        case Handled::overtaken:
            return "changed meanwhile: run again";
        case Handled::held:
            return "too many deletions at once";
        case Handled::listed:
            break;
    }
    const Difference& difference = it.difference;
    if (difference.course == Course::conflict) return "conflict";
    if (difference.course == Course::waiting) return "waits";
    const bool wanted = order.direction && reserve::is_repaired_by(difference, *order.direction);
    if (wanted) return "to be repaired";
    return difference.course == Course::to_database ? "--direction database" : "--direction exchange";
}

std::string why_of(const reserve::ResyncReport& report) {
    return report.trouble ? ": " + printable(report.trouble->words) : "";
}

std::string remarks_of(const ResyncedRoom& one, const reserve::ResyncOrder& order) {
    const auto& [room, report] = one;
    const std::string name = printable(room.name) + ": ";
    if (report.trouble && !report.stopped)
        return name + "not compared: " + printable(report.trouble->words) + "\n";
    std::string text = name + std::to_string(report.here) + " dates in the database, " +
                       std::to_string(report.there) + " in Exchange, " +
                       std::to_string(report.differences.size()) + " differ\n";
    if (report.unclear > 0)
        text += name + std::to_string(report.unclear) +
                " items in Exchange tell no UID or no times: nothing counts as deleted there\n";
    if (report.held)
        text += name + std::to_string(report.deletions) + " deletions are more than " +
                std::to_string(order.mass_deletion_percent) +
                " % of the room: nothing is deleted without --confirm-deletions\n";
    if (report.stopped) text += name + "interrupted; run again to go on" + why_of(report) + "\n";
    return text;
}

ordered_json json_of(const std::optional<Interval>& time) {
    if (!time) return nullptr;
    return {{"start", utc_time(time->start)}, {"end", utc_time(time->end)}};
}

ordered_json json_of(const std::optional<DateChange>& change) {
    return change ? ordered_json(word_of(change)) : ordered_json();
}

ordered_json json_of(const std::optional<reserve::Instant>& instant) {
    return instant ? ordered_json(utc_time(*instant)) : ordered_json();
}

ordered_json json_of(const reserve::HandledDifference& it) {
    const Difference& difference = it.difference;
    return {{"uid", difference.uid},
            {"recurrence_id", utc_time(difference.recurrence_id)},
            {"database", json_of(difference.database)},
            {"exchange", json_of(difference.exchange)},
            {"agreed", json_of(difference.agreed)},
            {"in_database", json_of(difference.in_database)},
            {"in_exchange", json_of(difference.in_exchange)},
            {"course", word_of(difference.course)},
            {"handled", word_of(it.handled)},
            {"words", difference.words},
            {"created", json_of(difference.created)},
            {"modified", json_of(difference.modified)}};
}

}  // namespace

std::string resync_text(const std::vector<ResyncedRoom>& rooms, const reserve::ResyncOrder& order) {
    TextTable table({"room", "in database", "in Exchange", "database", "Exchange", "what", "UID", "why"});
    bool any = false;
    std::string remarks;
    for (const ResyncedRoom& one : rooms) {
        for (const reserve::HandledDifference& it : one.report.differences) {
            any = true;
            table.add({one.room.name, time_of(it.difference.database, one.room.zone),
                       time_of(it.difference.exchange, one.room.zone), word_of(it.difference.in_database),
                       word_of(it.difference.in_exchange), what_of(it, order), shortened(it.difference.uid),
                       it.difference.words});
        }
        remarks += remarks_of(one, order);
    }
    return (any ? table.text() : "") + remarks;
}

ordered_json resync_json(const std::vector<ResyncedRoom>& rooms) {
    ordered_json all = ordered_json::array();
    for (const auto& [room, report] : rooms) {
        ordered_json differences = ordered_json::array();
        for (const reserve::HandledDifference& it : report.differences) differences.push_back(json_of(it));
        all.push_back({{"room", static_cast<std::int64_t>(room.id)},
                       {"room_name", room.name},
                       {"dates_in_database", report.here},
                       {"dates_in_exchange", report.there},
                       {"unclear", report.unclear},
                       {"deletions", report.deletions},
                       {"held", report.held},
                       {"stopped", report.stopped},
                       {"trouble", report.trouble ? ordered_json(report.trouble->words) : ordered_json()},
                       {"differences", differences}});
    }
    return all;
}

}  // namespace config
