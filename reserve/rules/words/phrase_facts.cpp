#include "reserve/rules/words/phrase_facts.hpp"

#include <algorithm>

namespace reserve {
namespace {

// A reader of a sentence is not helped by more.
constexpr std::size_t most_in_a_sentence = 5;

// "UTC+05:45", of a zone that has no other name.
std::string offset_name(const WallClock& clock, Instant at) {
    const auto offset = clock.local(at).time_since_epoch() - at.time_since_epoch();
    const std::chrono::hh_mm_ss size(std::chrono::abs(offset));
    const auto two_digits = [](long long number) {
        return (number < 10 ? "0" : "") + std::to_string(number);
    };
    return (offset < offset.zero() ? "UTC-" : "UTC+") + two_digits(size.hours().count()) + ":" +
           two_digits(size.minutes().count());
}

}  // namespace

void separate(std::vector<Facts>& items, bool ends_here) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        const bool last = ends_here && i + 1 == items.size();
        items[i].list("comma", {i > 0 && !last ? std::vector<Facts>(1) : std::vector<Facts>()});
        items[i].list("and", {i > 0 && last ? std::vector<Facts>(1) : std::vector<Facts>()});
    }
}

std::vector<Facts> more(std::size_t all, std::size_t told) {
    std::vector<Facts> facts;
    if (all > told) facts.emplace_back().say("count", std::to_string(all - told));
    return facts;
}

Facts PhraseFacts::date(const Interval& time) const {
    Facts facts;
    const bool nameless = !account_.meeting_offsets.empty();
    const WallClock clock =
        nameless ? WallClock::by(account_.meeting_offsets) : WallClock::of(account_.meeting_zone);
    const std::string own = dates_.span(time, clock);
    const bool one_zone = !nameless && account_.meeting_zone == account_.room_zone;
    const std::string at_room = one_zone ? own : dates_.span(time, account_.room_zone);
    const std::string zone = nameless ? offset_name(clock, time.start) : account_.meeting_zone;
    facts.say("time", own).say("zone", own == at_room ? account_.room_zone : zone);
    std::vector<Facts> elsewhere;
    if (own != at_room) elsewhere.emplace_back().say("time", at_room).say("zone", account_.room_zone);
    facts.list("at_room", std::move(elsewhere));
    return facts;
}

std::vector<Facts> PhraseFacts::days_of(const Reason::DaysOfWeek& days) const {
    std::vector<Facts> items;
    for (std::size_t i = 1; i <= days.size(); ++i)  // from Monday on
        if (days[i % days.size()])
            items.emplace_back().say(
                "day", dates_.day_of_week(std::chrono::weekday(static_cast<unsigned>(i % days.size()))));
    separate(items, true);
    return items;
}

void PhraseFacts::say(Facts& facts, std::string_view name, const Reason::Value& value) const {
    if (const auto* text = std::get_if<std::string>(&value))
        facts.say(name, *text);
    else if (const auto* number = std::get_if<long long>(&value))
        facts.say(name, std::to_string(*number));
    else if (const auto* minutes = std::get_if<std::chrono::minutes>(&value))
        facts.say(name, dates_.length(*minutes));
    else if (const auto* instant = std::get_if<Instant>(&value))
        facts.say(name, dates_.day(*instant, account_.room_zone));
    else if (const auto* days = std::get_if<Reason::DaysOfWeek>(&value))
        facts.list(name, days_of(*days));
    else
        facts.list(name, std::vector<Facts>(std::get<bool>(value) ? 1 : 0));
}

Facts PhraseFacts::reason(const Reason& reason) const {
    Facts values;
    for (const auto& [name, value] : reason.values()) say(values, name, value);
    Facts facts;
    facts.tell(reason.name(), std::move(values));
    return facts;
}

Facts PhraseFacts::clash(const Clash& clash) const {
    std::vector<Facts> by;
    if (!clash.organizer.empty()) by.emplace_back().say("organizer", clash.organizer);
    return date(clash.time).list("by", std::move(by));
}

// What does not overlap clashes by its set-up or clean-down.
Facts PhraseFacts::taken(const JudgedDate& judged) const {
    const auto overlaps = [&](const Clash& clash) { return overlap(clash.time, judged.asked.date.time); };
    const std::size_t told = std::min(most_in_a_sentence, judged.clashes.size());
    std::vector<Facts> clashes;
    for (std::size_t i = 0; i < told; ++i) clashes.push_back(clash(judged.clashes[i]));
    separate(clashes, told == judged.clashes.size());
    Facts facts;
    facts.list("clashes", std::move(clashes)).list("more", more(judged.clashes.size(), told));
    if (std::ranges::none_of(judged.clashes, overlaps)) facts.tell("time_between");
    return facts;
}

std::vector<Facts> PhraseFacts::why(const JudgedDate& judged, bool alone) const {
    std::vector<Facts> facts;
    if (!judged.clashes.empty())
        facts.emplace_back().tell("taken", taken(judged));
    else if (!judged.refusal.empty())
        facts.push_back(reason(judged.refusal));
    else if (alone && !account_.refusal.empty())
        facts.push_back(reason(account_.refusal));
    return facts;
}

Facts PhraseFacts::refused_date(const JudgedDate& judged, bool alone) const {
    return date(judged.asked.date.time).list("why", why(judged, alone));
}

Facts PhraseFacts::once_or_more(const std::vector<Interval>& times) const {
    Facts facts;
    if (times.size() == 1) facts.tell("once", date(times.front()));
    if (times.size() > 1) {
        Facts several;
        several.say("count", std::to_string(times.size()));
        several.tell("first", date(times.front())).tell("last", date(times.back()));
        facts.tell("dates", std::move(several));
    }
    return facts;
}

Facts PhraseFacts::dates(const std::vector<Interval>& times) const {
    const std::size_t told = std::min(most_in_a_sentence, times.size());
    std::vector<Facts> items;
    for (std::size_t i = 0; i < told; ++i) items.push_back(date(times[i]));
    separate(items, told == times.size());
    Facts facts;
    facts.list("dates", std::move(items)).list("more", more(times.size(), told));
    return facts;
}

}  // namespace reserve
