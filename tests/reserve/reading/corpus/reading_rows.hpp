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
    {"cannot be taken together", "several"},
});

inline std::string reason_word(const std::string& reason) {
    for (const auto& [part, word] : reason_words)
        if (reason.find(part) != std::string::npos) return std::string(word);
    return reason;
}

// A reading in the table's words: one row for each UID, in order of appearance.
inline std::vector<Row> rows_of(const Reading& reading) {
    if (const auto* unsubscribed = std::get_if<Unsubscribed>(&reading.content))
        return {{{"outcome", "unsubscribed"}, {"reason", reason_word(unsubscribed->reason)}}};
    if (const auto* unreadable = std::get_if<Unreadable>(&reading.content))
        return {{{"outcome", "unreadable"},
                 {"method", unreadable->method ? name_of(*unreadable->method) : "-"},
                 {"uid8", sha8(unreadable->uid)},
                 {"organizer8", sha8(lower_case(unreadable->organizer))},
                 {"reason", reason_word(unreadable->reason)}}};
    const auto& invitation = std::get<Invitation>(reading.content);
    std::vector<Row> rows;
    const std::vector<std::string> uids = uids_of(invitation);
    for (const std::string& uid : uids) {
        rows.push_back(ToldMeeting(invitation, uid).row());
        rows.back()["uids"] = std::to_string(uids.size());
    }
    return rows;
}

}  // namespace reserve::test
