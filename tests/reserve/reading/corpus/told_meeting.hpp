#pragma once
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reserve/ascii.hpp"
#include "reserve/expansion/series.hpp"
#include "reserve/invitation.hpp"
#include "reserve/wall_clock.hpp"
#include "tests/reserve/reading/corpus/table.hpp"

namespace reserve::test {

inline const std::string table_room_zone = "Europe/Berlin";

// First eight hex digits of SHA-256; - of nothing.
inline std::string sha8(std::string_view text) {
    if (text.empty()) return "-";
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    EVP_Digest(text.data(), text.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
    std::array<char, 9> hex{};
    std::snprintf(hex.data(), hex.size(), "%02x%02x%02x%02x", digest[0], digest[1], digest[2], digest[3]);
    return hex.data();
}

inline std::string lower_case(std::string text) {
    std::ranges::transform(text, text.begin(), ascii::lower);
    return text;
}

inline std::string name_of(Method method) {
    return method == Method::request ? "REQUEST" : method == Method::cancel ? "CANCEL" : "ADD";
}

inline std::string text_of(Instant instant) {
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(instant - day);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02ld:%02ld:%02ldZ", int(date.year()),
                  unsigned(date.month()), unsigned(date.day()), long(time.hours().count()),
                  long(time.minutes().count()), long(time.seconds().count()));
    return text.data();
}

inline std::string text_of(const Interval& interval) {
    return text_of(interval.start) + "/" + text_of(interval.end);
}

inline std::string joined(const std::vector<std::string>& texts, char separator) {
    std::string all;
    for (const std::string& text : texts) all += (all.empty() ? "" : std::string(1, separator)) + text;
    return all.empty() ? "-" : all;
}

// What an invitation says of one UID, in the words of the table.
class ToldMeeting {
  public:
    ToldMeeting(const Invitation& invitation, const std::string& uid) : invitation_(invitation) {
        for (const Component& component : invitation.components)
            if (component.uid == uid) take(component);
    }

    Row row() const {
        const Component& first = whole_ ? *whole_ : *exceptions_.front();
        const bool timed = whole_ && !without_start(*whole_);
        const auto time = timed ? std::optional(time_of(*whole_)) : std::nullopt;
        return {{"outcome", "invitation"},
                {"method", name_of(invitation_.method)},
                {"uid8", sha8(first.uid)},
                {"organizer8", sha8(lower_case(first.organizer))},
                {"start", time ? text_of(time->start) : "-"},
                {"end", time ? text_of(time->end) : "-"},
                {"zone", timed || (!whole_ && !cancels(first)) ? zone_of(first.start) : "-"},
                {"rule", timed ? first.rrule.value_or("-") : "-"},
                {"dates", timed ? dates() : "-"},
                {"exceptions", exceptions()},
                {"reason", "-"}};
    }

  private:
    void take(const Component& component) {
        if (component.recurrence_id) return exceptions_.push_back(&component);
        const auto version = [](const Component& c) { return std::pair(c.sequence, c.dtstamp); };
        if (!whole_ || version(*whole_) < version(component)) whole_ = &component;
    }

    bool cancels(const Component& component) const {
        return invitation_.method == Method::cancel || component.cancelled;
    }

    // A CANCEL need not say when.
    bool without_start(const Component& component) const {
        return invitation_.method == Method::cancel && component.start == CalendarTime{};
    }

    Instant instant(const CalendarTime& time) const {
        return WallClock::of(time, invitation_.zones, table_room_zone).instant(time.local);
    }

    Interval time_of(const Component& component) const {
        const Series series(component, invitation_.zones, table_room_zone);
        return series.at(series.first());
    }

    Interval time_of(const Period& period) const {
        Component alone;
        alone.start = period.start;
        alone.end = period.end;
        alone.duration = period.duration;
        return time_of(alone);
    }

    // The known zone where it gives the same instant as the message's own rules.
    std::string zone_of(const CalendarTime& time) const {
        if (time.kind == CalendarTime::Kind::utc) return "utc";
        if (time.kind == CalendarTime::Kind::floating) return "floating";
        const auto zone = std::ranges::find(invitation_.zones, time.tzid, &Zone::tzid);
        const bool known = zone->known && WallClock::of(*zone->known).instant(time.local) == instant(time);
        return known ? *zone->known : "rules";
    }

    std::string dates() const {
        const Series series(*whole_, invitation_.zones, table_room_zone);
        std::vector<std::string> texts;
        for (const CalendarTime& date : whole_->rdates)
            texts.push_back("+" + text_of(series.at({.instant = instant(date), .wall_clock = date.local})));
        for (const Period& period : whole_->periods) texts.push_back("+" + text_of(time_of(period)));
        for (const CalendarTime& date : whole_->exdates) texts.push_back("-" + text_of(instant(date)));
        return joined(texts, ',');
    }

    std::string exceptions() const {
        std::vector<std::string> texts;
        for (const Component* exception : exceptions_)
            texts.push_back(text_of(instant(*exception->recurrence_id)) + "=" +
                            (cancels(*exception) ? "cancelled" : text_of(time_of(*exception))));
        return joined(texts, ',');
    }

    const Invitation& invitation_;
    const Component* whole_ = nullptr;  // the newest version of the meeting or its series
    std::vector<const Component*> exceptions_;
};

}  // namespace reserve::test
