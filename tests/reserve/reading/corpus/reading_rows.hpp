#pragma once
#include <vector>

#include "reserve/invitation.hpp"
#include "tests/reserve/reading/corpus/told_meeting.hpp"

namespace reserve::test {

struct ReasonWord {
    std::string_view part;  // of the reason in words
    std::string_view word;  // in the table
};

// The first that occurs counts.
inline constexpr auto reason_words = std::to_array<ReasonWord>({
    {"METHOD:PUBLISH", "publish"},
    {"METHOD:publish", "publish"},
    {"METHOD:REPLY", "reply"},
    {"METHOD:COUNTER", "counter"},
    {"METHOD:DECLINECOUNTER", "declinecounter"},
    {"METHOD:REFRESH", "refresh"},
    {"METHOD:", "method"},
    {"has no METHOD", "no-method"},
    {"a report", "report"},
    {"holds no event", "not-a-meeting"},
    {"holds no meeting request", "not-a-meeting"},
    {"object is empty", "empty"},
    {"winmail.dat is damaged", "tnef-damaged"},
    {"has no UID", "no-uid"},
    {"RRULE", "rule"},
    {"RDATE", "rdate"},
    {"DTEND", "dtend"},
    {"DTSTART", "dtstart"},
    {"time zone", "zone"},
});

inline std::string reason_word(const std::string& reason) {
    for (const auto& [part, word] : reason_words)
        if (reason.find(part) != std::string::npos) return std::string(word);
    return reason;
}

inline std::vector<std::string> uids_of(const Reading& reading) {
    std::vector<std::string> uids;
    const auto add = [&](const std::string& uid) {
        if (std::ranges::find(uids, uid) == uids.end()) uids.push_back(uid);
    };
    for (const CalendarContent& content : reading.contents) {
        if (const auto* invitation = std::get_if<Invitation>(&content))
            for (const Component& component : invitation->components) add(component.uid);
        if (const auto* unreadable = std::get_if<Unreadable>(&content)) add(unreadable->uid);
    }
    return uids;
}

inline Row row_of(const Unreadable& unreadable) {
    return {{"outcome", "unreadable"},
            {"method", unreadable.method ? name_of(*unreadable.method) : "-"},
            {"uid8", sha8(unreadable.uid)},
            {"organizer8", sha8(lower_case(unreadable.organizer))},
            {"reason", reason_word(unreadable.reason)}};
}

// Of several versions the row says the newest.
inline std::pair<int, Instant> newest_version(const Invitation& invitation, const std::string& uid) {
    std::pair<int, Instant> newest{-1, {}};
    for (const Component& component : invitation.components)
        if (component.uid == uid) newest = std::max(newest, {component.sequence, component.dtstamp});
    return newest;
}

inline Row row_of(const Reading& reading, const std::string& uid) {
    const Invitation* said = nullptr;
    std::vector<const Unreadable*> unreadable;
    for (const CalendarContent& content : reading.contents) {
        const auto* invitation = std::get_if<Invitation>(&content);
        if (invitation && newest_version(*invitation, uid).first >= 0 &&
            (!said || newest_version(*said, uid) < newest_version(*invitation, uid)))
            said = invitation;
        const auto* other = std::get_if<Unreadable>(&content);
        if (other && other->uid == uid) unreadable.push_back(other);
    }
    if (!said) return row_of(*unreadable.at(0));
    Row row = ToldMeeting(*said, uid).row();
    for (const Unreadable* other : unreadable) {
        std::string& exceptions = row["exceptions"];
        const std::string date = other->recurrence_id ? text_of(*other->recurrence_id) : "whole";
        exceptions = (exceptions == "-" ? "" : exceptions + ",") + date + "=unreadable";
    }
    return row;
}

// A reading in the table's words: one row for each UID, in order of appearance.
inline std::vector<Row> rows_of(const Reading& reading) {
    if (const auto* unsubscribed = std::get_if<Unsubscribed>(&reading.contents.at(0)))
        return {{{"outcome", "unsubscribed"}, {"reason", reason_word(unsubscribed->reason)}}};
    std::vector<Row> rows;
    const std::vector<std::string> uids = uids_of(reading);
    const auto named = uids.size() - static_cast<std::size_t>(std::ranges::count(uids, ""));
    for (const std::string& uid : uids) {
        rows.push_back(row_of(reading, uid));
        rows.back()["uids"] = std::to_string(named);
    }
    return rows;
}

}  // namespace reserve::test
