#pragma once
#include <array>
#include <cstdio>
#include <string>
#include <vector>

#include "reserve/invitation.hpp"

namespace reserve::test {

inline std::string text(Instant instant) {
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::minutes>(instant - day));
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%d-%02u-%02u %02d:%02d", int(date.year()),
                  unsigned(date.month()), unsigned(date.day()), int(time.hours().count()),
                  int(time.minutes().count()));
    return text.data();
}

// What an organizer said, a component a line.
inline std::string words_of(const std::vector<Reading>& messages) {
    std::string all;
    for (const Reading& message : messages) {
        const auto& invitation = std::get<Invitation>(message.contents.at(0));
        all += invitation.method == Method::cancel ? "\nCANCEL"
               : invitation.method == Method::add  ? "\nADD"
                                                   : "\nREQUEST";
        for (const Component& c : invitation.components) {
            const auto utc = [](const CalendarTime& time) {
                return text(Instant(time.local.time_since_epoch()));
            };
            all +=
                " [" + std::to_string(c.sequence) + " at " + text(c.dtstamp).substr(11) + "] " + utc(c.start);
            if (c.recurrence_id) all += " instead of " + utc(*c.recurrence_id);
            if (c.this_and_future) all += " and all that follow";
            if (c.rrule) all += " " + *c.rrule;
            for (const std::string& rule : c.further_rrules) all += " and " + rule;
            for (const std::string& rule : c.exrules) all += " less " + rule;
            if (c.organizer != "ada@corp.example.com") all += " by " + c.organizer;
            if (c.attendees.front().address != "room.1@corp.example.com") all += " elsewhere";
            for (const CalendarTime& extra : c.rdates) all += " and " + utc(extra);
            for (const CalendarTime& without : c.exdates) all += " without " + utc(without);
        }
    }
    return all;
}

}  // namespace reserve::test
