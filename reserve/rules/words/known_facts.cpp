#include "reserve/rules/words/answer_facts.hpp"

namespace reserve {
namespace {

using Names = std::vector<KnownName>;

KnownName value(std::string_view name) { return {name, false, {}}; }
KnownName section(std::string_view name, Names inside = {}) { return {name, true, std::move(inside)}; }

Names joined(Names names, Names more) {
    names.insert(names.end(), more.begin(), more.end());
    return names;
}

Names date(const Names& more = {}) {
    return joined({value("time"), value("zone"), section("at_room", {value("time"), value("zone")})}, more);
}

Names listed() { return {section("comma"), section("and")}; }

KnownName more() { return section("more", {value("count")}); }

// The names that a Reason has in the rules.
Names reasons() {
    const Names clash = joined(date(listed()), {section("by", {value("organizer")})});
    const Names day = joined(listed(), {value("day")});
    const Names taken{value("taken"), value("dates"), section("one")};
    return {section("taken", {section("clashes", clash), more(), section("time_between")}),
            section("series_taken", taken),
            section("series_taken_beyond", joined(taken, {value("most"), value("percentage")})),
            section("beyond_window", {value("day"), section("series"), section("endless")}),
            section("too_long", {value("length")}),
            section("too_short", {value("length")}),
            section("outside_working_hours", {value("hours"), section("days", day), value("zone")}),
            section("too_small", {value("people"), value("capacity")}),
            section("room_retired"),
            section("unknown_requester", {value("organizer")}),
            section("external_requester", {value("organizer")}),
            section("not_in_policy", {value("organizer")}),
            section("delegates_declined", {section("delegates")}),
            section("no_series"),
            section("too_many_dates"),
            section("no_dates"),
            section("words", {value("words")})};
}

KnownName refused_dates(std::string_view name) { return section(name, date({section("why", reasons())})); }

Names all() {
    const Names dates{section("dates", date(listed())), more()};
    const Names several{value("count"), section("first", date()), section("last", date())};
    const Names some{section("once", date()), section("dates", several)};
    const Names verdict{section("approved"), section("delegates"), section("by", {value("name")}),
                        section("comment", {value("text")})};
    return {value("room"),
            section("accepted"),
            section("accepted_in_part"),
            section("tentative"),
            section("tentative_date"),
            section("declined"),
            section("declined_date"),
            section("extended"),
            section("further_date"),
            section("unreadable", reasons()),
            section("held", joined(some, {section("delegates")})),
            section("booked", some),
            section("verdict", verdict),
            refused_dates("refused_once"),
            section("refused_together", reasons()),
            section("not_booked", {refused_dates("dates"), more()}),
            section("bookable_until", {value("day"), section("later_too")}),
            section("released", dates),
            section("kept", dates),
            section("next_free", date({value("length")})),
            section("free_rooms", {section("rooms", joined({value("name")}, listed()))}),
            section("choose_again"),
            section("additional_response", {value("text")})};
}

// Of the mails to delegates, of subjects and of cancellations.
Names of_mails() {
    return {value("organizer"),
            value("asks"),
            value("number"),
            value("meeting"),
            section("asked"),
            section("whole"),
            section("occurrence"),
            section("rest"),
            section("cancelled"),
            section("before_request"),
            section("against_policy", reasons())};
}

}  // namespace

const std::vector<KnownName>& known_facts() {
    static const std::vector<KnownName> names = joined(all(), of_mails());
    return names;
}

}  // namespace reserve
