#include "reserve/desk/work_out_series.hpp"

#include <utility>

#include "reserve/desk/date_list.hpp"
#include "reserve/desk/error_words.hpp"
#include "reserve/desk/policy_of.hpp"
#include "reserve/desk/split_dates.hpp"
#include "reserve/expansion/rule_dates.hpp"
#include "reserve/recurrence/recurrence.hpp"
#include "reserve/rules/booking_window.hpp"
#include "reserve/series_book.hpp"
#include "reserve/transact.hpp"

namespace reserve {
namespace {

constexpr std::size_t most_in_a_turn = 100;
constexpr std::size_t most_dates = 2000;  // as the schema takes them

class WorkingOut {
  public:
    WorkingOut(RequestedSeries asked, const DecidingSettings& settings, Instant now, Ledger& ledger)
        : asked_(std::move(asked)), settings_(settings), now_(now), ledger_(ledger) {}

    // Why not, in words; empty: booked.
    std::string run() {
        const auto room = asked_.room ? ledger_.room(*asked_.room) : std::nullopt;
        if (!room) return "there is no room of this name or mailbox address";
        MirrorSeries& series = asked_.series;
        if (series.zone.empty()) series.zone = room->zone;
        if (!is_zone(series.zone)) return "the time zone " + series.zone + " is not known";
        if (const auto refusal = refusal_of_rule(series.rrule)) return *refusal;
        const BookingPolicy policy = policy_of(*room, settings_);
        const auto all = all_dates(series.rrule, series.zone, series.first);
        if (!all && series.first.end <= now_)
            return "the rule goes on, and start_at lies in the past: begin with a date to come";
        const auto dates = all ? *all : dates_up_to(window_end(now_, policy, room->zone));
        if (dates.empty()) return "no date of the rule lies inside the booking window";
        if (dates.front().time.start != series.first.start) return "start_at is no date of the rule";
        if (dates.size() > most_dates) return "the rule has more than 2000 dates inside the booking window";
        const auto taken = split_dates(room->id, dates, policy, asked_.reservation, ledger_).taken;
        if (!taken.empty()) return "room is already booked at that time: " + date_list(taken, room->zone);
        return ledger_.series().book(asked_, dates).value_or("");
    }

  private:
    // Of a rule that goes on: asked_ knows then from where.
    std::vector<Date> dates_up_to(Instant end) {
        MirrorSeries& series = asked_.series;
        series.decided_until = end;
        return rule_dates(series.rrule, series.zone, series.first, std::max(end, series.first.start)).dates;
    }

    RequestedSeries asked_;
    const DecidingSettings& settings_;
    const Instant now_;
    Ledger& ledger_;
};

class Pass {
  public:
    Pass(Books& books, const DecidingSettings& settings, Instant now, Log& log)
        : books_(books), settings_(settings), now_(now), log_(log) {}

    WorkedOutSeries over_all() {
        std::vector<RequestedSeries> asked;
        transact("requests:", [&](Ledger& ledger) { asked = ledger.series().requested(most_in_a_turn); });
        for (const RequestedSeries& one : asked) work_out(one);
        return done_;
    }

  private:
    void work_out(const RequestedSeries& asked) {
        const std::string name = "request " + std::to_string(static_cast<std::int64_t>(asked.id)) + ":";
        std::string refusal;
        const bool committed = transact(name, [&](Ledger& ledger) {
            refusal = WorkingOut(asked, settings_, now_, ledger).run();
            if (!refusal.empty()) ledger.series().refuse(asked.id, refusal);
        });
        if (!committed) return;
        done_.any = true;
        log_.action(name + (refusal.empty() ? " its dates are worked out" : " refused: " + refusal));
    }

    bool transact(const std::string& what, std::function<void(Ledger&)> work) {
        try {
            transact_and_wait(books_, std::move(work));
            return true;
        } catch (...) {
            log_.error(what + " dates are not worked out: " + error_words(std::current_exception()));
            done_.failed = true;
            return false;
        }
    }

    Books& books_;
    const DecidingSettings& settings_;
    const Instant now_;
    Log& log_;
    WorkedOutSeries done_;
};

}  // namespace

WorkedOutSeries work_out_series(Books& books, const DecidingSettings& settings, Instant now, Log& log) {
    return Pass(books, settings, now, log).over_all();
}

}  // namespace reserve
