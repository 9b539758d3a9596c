#include "reserve/resync/compare_meeting.hpp"

#include <algorithm>

#include "reserve/resync/course.hpp"
#include "reserve/resync/date_pairs.hpp"
#include "reserve/rules/series/date_comparison.hpp"

namespace reserve {
namespace {

using Response = RoomCalendarDate::Response;

// What is cancelled or declined there is booked by nobody.
bool stands(const RoomCalendarDate& date) {
    return !date.is_cancelled && date.response != Response::declined;
}

std::optional<Interval> time_of(const std::optional<BookedDate>& date) {
    return date ? std::optional(date->time) : std::nullopt;
}
std::optional<Interval> time_of(const std::optional<RoomCalendarDate>& date) {
    return date ? std::optional(date->time) : std::nullopt;
}
std::optional<DateChange> change_of(const std::optional<Interval>& before,
                                    const std::optional<Interval>& now) {
    if (before == now) return std::nullopt;
    if (!before) return DateChange::added;
    return now ? DateChange::changed : DateChange::deleted;
}

bool is_unanswered(const RoomCalendarDate& date, const BookedSide& booked) {
    return booked.known && !date.ours && date.response == Response::unanswered;
}

// What roomgate put there, and the database has no more.
bool is_our_rest(const RoomCalendarDate& date, const BookedSide& booked) {
    return date.ours && (booked.known || booked.created);
}

// Where the two were never compared: what Exchange was told of the last decision, it had.
std::optional<Interval> base_of(const DatePair& pair, const BookedSide& booked) {
    if (pair.agreed) return pair.agreed->time;
    if (pair.booked) return booked.carried ? time_of(pair.booked) : std::nullopt;
    if (!pair.there) return std::nullopt;
    const bool left_over =
        booked.cancelled || is_unanswered(*pair.there, booked) || is_our_rest(*pair.there, booked);
    return left_over ? time_of(pair.there) : std::nullopt;
}

Difference difference_of(const DatePair& pair, const BookedSide& booked) {
    const auto base = base_of(pair, booked);
    Difference made{.uid = booked.uid,
                    .recurrence_id = {},
                    .database = time_of(pair.booked),
                    .exchange = time_of(pair.there),
                    .agreed = base};
    if (pair.booked)
        made.recurrence_id = pair.booked->recurrence_id;
    else if (pair.there)
        made.recurrence_id = pair.there->recurrence_id.value_or(pair.there->time.start);
    made.in_database = change_of(base, made.database);
    made.in_exchange = change_of(base, made.exchange);
    made.course = course_of(made.in_database, made.in_exchange);
    made.there = pair.there;
    made.created = pair.there && pair.there->created ? pair.there->created : booked.created;
    made.modified = pair.there && pair.there->modified ? pair.there->modified : booked.modified;
    return made;
}

// What a message will settle, that is on its way or has been lost; in words.
std::string awaited(const DatePair& pair, const BookedSide& booked) {
    if (booked.on_its_way) return "a message or an answer about it is on its way";
    if (!pair.there || pair.there->ours) return {};
    const bool unanswered = pair.there->response == Response::unanswered;
    if (unanswered && !booked.known && !pair.agreed)
        return "a request whose message has not come to roomgate";
    if (unanswered && pair.booked)
        return "a newer request, whose message has not come to roomgate: have it sent again, or answer it "
               "there";
    return {};
}

// The organizer's own item is not changed by roomgate.
std::string what_a_person_does(const Difference& made) {
    if (!made.database) return "not booked here any more: delete it there, or have it declined there by hand";
    return "booked here at another time: move it there by hand, or have its organizer send it again";
}

// A second item of the same date under one UID. (Ours is a rest: showing the meeting anew takes it away.) Two
// dates of a series may be at one time: a person has moved one of them there.
bool is_shown_twice(const Difference& made, const BookedSide& booked) {
    if (made.database || made.in_exchange != DateChange::added) return false;
    const bool is_one_of_a_series = made.there->recurrence_id.has_value();
    return std::ranges::any_of(booked.dates, [&](const BookedDate& date) {
        return date.recurrence_id == made.recurrence_id ||
               (!is_one_of_a_series && date.time == made.exchange);
    });
}

void settle_course(Difference& made, const DatePair& pair, const BookedSide& booked) {
    made.words = awaited(pair, booked);
    if (!made.words.empty()) {
        made.course = Course::waiting;
    } else if (is_shown_twice(made, booked)) {
        made.course = Course::conflict;
        made.words = "Exchange shows this date twice: delete one of them there";
    } else if (pair.booked && pair.booked->kept && !pair.there) {
        made.in_exchange.reset();
        made.in_database = DateChange::added;
        made.course = Course::to_exchange;
        made.words = "kept when its update was declined";
    } else if (made.course == Course::conflict && !pair.agreed && made.database && made.exchange) {
        made.words = "never compared before: which side changed cannot be told";
    } else if (made.course == Course::to_exchange && pair.there && !pair.there->ours) {
        made.words = what_a_person_does(made);
    }
}

// What Exchange was told since both were alike, it has had: what it shows now was changed there afterwards.
void count_as_told(DatePair& pair, const BookedSide& booked) {
    if (!pair.agreed || !pair.booked || !booked.carried) return;
    const Interval alike = pair.agreed->time;
    if (pair.booked->time != alike && time_of(pair.there) != alike)
        pair.agreed = {pair.booked->recurrence_id, pair.booked->time};
}

bool is_history(const DatePair& pair, Instant now) {
    const bool booked_over = !pair.booked || is_over(pair.booked->time, now);
    return booked_over && (!pair.there || is_over(pair.there->time, now));
}

bool is_in(const Interval& time, const Interval& window) {
    return time.start < window.end && std::max(time.end, time.start + std::chrono::seconds(1)) > window.start;
}

bool is_looked_at(const DatePair& pair, const ComparisonFrame& frame) {
    const bool booked_in = pair.booked && is_in(pair.booked->time, frame.window);
    return booked_in || (pair.there && is_in(pair.there->time, frame.window));
}

// Of what lies outside of the window nothing was learnt; what is gone on both sides is over and done with.
bool may_still_count(const DatePair& pair, const ComparisonFrame& frame) {
    if (!pair.agreed || is_over(pair.agreed->time, frame.now)) return false;
    return pair.booked || !is_in(pair.agreed->time, frame.window);
}

}  // namespace

MeetingComparison compare_meeting(const BookedSide& booked, std::span<const RoomCalendarDate> there,
                                  const ComparisonFrame& frame) {
    std::vector<RoomCalendarDate> standing;
    std::ranges::copy_if(there, std::back_inserter(standing), stands);
    MeetingComparison made;
    for (DatePair& pair : date_pairs(booked, standing)) {
        if (!is_looked_at(pair, frame)) {
            if (may_still_count(pair, frame)) made.agreed.push_back(*pair.agreed);
            continue;
        }
        if (time_of(pair.booked) == time_of(pair.there)) {
            made.agreed.push_back({pair.booked->recurrence_id, pair.booked->time});
            continue;
        }
        count_as_told(pair, booked);
        if (pair.agreed) made.agreed.push_back(*pair.agreed);
        if (is_history(pair, frame.now)) continue;
        Difference difference = difference_of(pair, booked);
        settle_course(difference, pair, booked);
        made.differences.push_back(std::move(difference));
    }
    std::ranges::sort(made.agreed, {}, &AgreedDate::recurrence_id);
    return made;
}

}  // namespace reserve
