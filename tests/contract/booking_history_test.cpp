#include <algorithm>
#include <map>
#include <random>

#include "tests/contract/booking_world.hpp"

// Random histories of single and weekly meetings over two rooms, compared with a model that expands
// everything: the same decisions, the same bookings, and never an overlap.

namespace {

using namespace reserve;
using support::Draft;

struct Plan {
    std::string uid;
    RoomId room{};
    Instant start;
    std::chrono::minutes length{};
    int weeks = 1;
    int version = 0;
    bool cancels = false;
};

using Key = std::pair<RoomId, std::string>;

// What a room's calendar should hold. The dates of a new pattern are decided together: all are booked when
// all are free, else only those that were booked before; those of a pattern that is booked are decided each
// on its own.
class Model {
  public:
    Outcome send(const Plan& plan) {
        Booking& own = booked_[{plan.room, plan.uid}];
        if (plan.cancels) {
            own = {};
            return Outcome::cancelled;
        }
        const auto wanted = dates(plan);
        const bool same_pattern = own.pattern == wanted;
        std::vector<Interval> booked;
        for (const Interval& date : wanted) {
            const bool unchanged = std::ranges::find(own.dates, date) != own.dates.end();
            const bool alone = same_pattern && !taken(plan, date);
            if (unchanged || alone) booked.push_back(date);
        }
        const bool all_free =
            std::ranges::none_of(wanted, [&](const Interval& date) { return taken(plan, date); });
        own.dates = all_free ? wanted : booked;
        own.pattern = own.dates.empty() ? std::vector<Interval>() : wanted;
        if (own.dates == wanted) return Outcome::accepted;
        return own.dates.empty() ? Outcome::declined : Outcome::accepted_in_part;
    }

    std::map<Key, std::vector<Interval>> booked() const {
        std::map<Key, std::vector<Interval>> all;
        for (const auto& [key, booking] : booked_) all.emplace(key, booking.dates);
        return all;
    }

  private:
    struct Booking {
        std::vector<Interval> pattern;
        std::vector<Interval> dates;
    };

    static std::vector<Interval> dates(const Plan& plan) {
        std::vector<Interval> all;
        for (int week = 0; week < plan.weeks; ++week) {
            const Instant start = plan.start + std::chrono::weeks(week);
            all.push_back({start, start + plan.length});
        }
        return all;
    }
    bool taken(const Plan& plan, const Interval& date) const {
        return std::ranges::any_of(booked_, [&](const auto& entry) {
            if (entry.first.first != plan.room || entry.first.second == plan.uid) return false;
            return std::ranges::any_of(entry.second.dates,
                                       [&](const Interval& other) { return overlap(other, date); });
        });
    }

    std::map<Key, Booking> booked_;
};

class BookingHistory : public BookingContractTest {
  protected:
    Plan next_plan() {
        const auto pick = [this](int last) { return std::uniform_int_distribution<int>(0, last)(random_); };
        Plan plan{.uid = "m" + std::to_string(pick(11)),
                  .room = pick(1) == 0 ? support::room_1 : support::room_2,
                  .start = support::at("2026-11-24 08:00") + std::chrono::minutes(30) * pick(40),
                  .length = std::chrono::minutes(30) * (1 + pick(4)),
                  .weeks = pick(1) == 0 ? 1 : 2 + pick(4),
                  .version = ++version_,
                  .cancels = pick(5) == 0};
        // Whether a meeting recurs is settled at its first request.
        plan.weeks = weeks_.emplace(Key(plan.room, plan.uid), plan.weeks).first->second;
        return plan;
    }

    Outcome send(const Plan& plan) {
        const auto length = plan.length;
        Draft draft = Draft(plan.uid).version(plan.version, plan.version).with([&](Component& c) {
            c.start.kind = CalendarTime::Kind::utc;
            c.start.local = std::chrono::local_seconds(plan.start.time_since_epoch());
            c.duration = Duration{.days = {}, .exact = length};
        });
        if (plan.weeks > 1) draft = draft.repeats("FREQ=WEEKLY;COUNT=" + std::to_string(plan.weeks));
        return office_.outcome(plan.cancels ? support::cancel({draft}) : support::request({draft}),
                               plan.room);
    }

    void expect_same_bookings() {
        for (const auto& [key, times] : model_.booked()) {
            std::vector<Interval> sorted = times;
            std::ranges::sort(sorted);
            std::vector<std::string> expected;
            for (const Interval& time : sorted) expected.push_back(support::text_of(time));
            EXPECT_EQ(office_.booked(key.second, key.first), expected) << key.second;
        }
    }

    std::mt19937 random_{20261124};
    int version_ = 0;
    std::map<Key, int> weeks_;
    Model model_;
};
BOOKINGS_ON_EACH_BACK_END(BookingHistory);

TEST_P(BookingHistory, IsDecidedAsTheModelSays) {
    for (int i = 0; i < 400; ++i) {
        const Plan plan = next_plan();
        const Outcome expected = model_.send(plan);
        ASSERT_EQ(name_of(send(plan)), name_of(expected)) << "message " << i << " for " << plan.uid;
    }
    expect_same_bookings();
}

}  // namespace
