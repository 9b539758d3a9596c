#include "reserve/desk/extend_own_series.hpp"

#include <algorithm>

#include "reserve/desk/date_list.hpp"
#include "reserve/desk/record_verdicts.hpp"
#include "reserve/desk/split_dates.hpp"
#include "reserve/expansion/expansion.hpp"
#include "reserve/expansion/rule_dates.hpp"
#include "reserve/rules/blocking.hpp"
#include "reserve/series_book.hpp"

namespace reserve {
namespace {

class Extension {
  public:
    Extension(const Room& room, const std::string& uid, const BookingPolicy& policy, Instant now,
              Ledger& ledger)
        : room_(room),
          policy_(policy),
          now_(now),
          ledger_(ledger),
          stored_(ledger.meeting(room.id, uid)),
          series_(ledger.series().of(stored_.reservation.value()).value()) {}

    DecidedMeeting run(Instant end) {
        if (!is_zone(series_.zone))
            return never_again("the time zone " + series_.zone + " is not known any more");
        const auto decided_before = series_.decided_until;
        const SplitDates opened = open(end);
        if (series_.decided_until == decided_before)
            return never_again("its rule has more dates than can be worked out");
        ledger_.series().put(*stored_.reservation, series_);
        DecidedMeeting decided{.uid = stored_.uid, .organizer = stored_.organizer, .decision = {}};
        if (opened.free.empty() && opened.taken.empty()) return decided;
        if (!opened.free.empty()) book(opened.free);
        ledger_.mirror(room_.id, stored_.uid, now_);
        tell(opened, decided);
        return decided;
    }

  private:
    // What begins before series_.decided_until was decided before, whatever has become of it. Where there are
    // too many dates for one step, those before the last one that was worked out.
    SplitDates open(Instant end) {
        const Instant from = *series_.decided_until;
        auto expansion =
            rule_dates(series_.rrule, series_.zone, series_.first, Interval{std::max(now_, from), end});
        Instant until = end;
        if (expansion.too_many)
            until = expansion.dates.empty() ? from : std::max(from, expansion.dates.back().time.start);
        std::erase_if(expansion.dates, [&](const Date& date) {
            return date.time.start < from || date.time.start >= until || is_booked(date.recurrence_id);
        });
        series_.decided_until = expansion.goes_on || expansion.too_many ? std::optional(until) : std::nullopt;
        return split_dates(room_.id, expansion.dates, policy_, stored_.reservation, ledger_);
    }

    bool is_booked(Instant recurrence_id) const {
        return std::ranges::find(stored_.occurrences, recurrence_id, &Occurrence::recurrence_id) !=
               stored_.occurrences.end();
    }

    void book(const std::vector<Date>& dates) {
        Meeting meeting = stored_;
        for (const Date& date : dates) {
            meeting.occurrences.push_back(booked_at(date, policy_));
            meeting.occurrences.back().exclusive = true;  // no policy of the room is asked
        }
        meeting.occurrences = blocked_once(std::move(meeting.occurrences));
        ledger_.save(stored_, meeting);
    }

    DecidedMeeting never_again(const std::string& why) {
        series_.decided_until.reset();
        ledger_.series().put(*stored_.reservation, series_);
        const std::string words =
            "Further dates of the series are not booked, as " + why + "; reserve them anew.";
        ledger_.series().tell(room_.id, stored_.uid, words);
        DecidedMeeting decided{.uid = stored_.uid, .organizer = stored_.organizer, .decision = {}};
        decided.decision.warnings.push_back("uid=" + stored_.uid + " " + words);
        decided.decision.verdicts = {{Outcome::parked, std::nullopt, {}, words}};
        record_verdicts(std::nullopt, room_.id, decided, now_, ledger_);
        return decided;
    }

    void tell(const SplitDates& opened, DecidedMeeting& decided) {
        std::string words;
        if (!opened.free.empty()) words = "Booked further: " + date_list(opened.free, room_.zone) + ".";
        if (!opened.taken.empty()) {
            const std::string left_out =
                "Left out, as the room is already booked: " + date_list(opened.taken, room_.zone) + ".";
            words += (words.empty() ? "" : " ") + left_out;
            ledger_.series().tell(room_.id, stored_.uid, left_out);
            decided.decision.warnings.push_back("uid=" + stored_.uid + " " + left_out);
        }
        decided.decision.verdicts = {{Outcome::extended, std::nullopt, {}, words}};
        record_verdicts(std::nullopt, room_.id, decided, now_, ledger_);
    }

    const Room& room_;
    const BookingPolicy& policy_;
    const Instant now_;
    Ledger& ledger_;
    const Meeting stored_;
    MirrorSeries series_;
};

}  // namespace

DecidedMeeting extend_own_series(const Room& room, const std::string& uid, const BookingPolicy& policy,
                                 Instant end, Instant now, Ledger& ledger) {
    return Extension(room, uid, policy, now, ledger).run(end);
}

}  // namespace reserve
