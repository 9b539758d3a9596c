// Random rules: of the shapes that libical is known to get right, both must give the same dates; of any
// shape, the dates are within bounds, ascending, and do not depend on where one begins to look.
#include <gtest/gtest.h>
#include <libical/ical.h>

#include <algorithm>
#include <random>
#include <string>
#include <variant>
#include <vector>

#include "reserve/recurrence/instances.hpp"
#include "reserve/recurrence/recurrence.hpp"

namespace reserve {
namespace {

using namespace std::chrono;

constexpr std::size_t at_most = 60;
constexpr local_seconds earliest = local_days{2020y / January / 1};
constexpr local_seconds latest = local_days{2045y / January / 1};

class Dice {
  public:
    explicit Dice(unsigned seed) : engine_(seed) {}
    int from(int least, int most) { return std::uniform_int_distribution<int>(least, most)(engine_); }
    bool toss() { return from(0, 1) == 1; }

    std::string list(int least, int most) {
        std::string text;
        for (int left = from(1, 4); left > 0; --left) {
            int item = from(least, most);
            if (item == 0) item = 1;
            text += (text.empty() ? "" : ",") + std::to_string(item);
        }
        return text;
    }
    std::string weekday() {
        static const std::vector<std::string> names{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
        return names[static_cast<std::size_t>(from(0, 6))];
    }
    std::string weekdays() {
        std::vector<std::string> chosen;  // without repeats: libical gets those wrong
        for (int left = from(1, 4); left > 0; --left) {
            const std::string name = weekday();
            if (std::ranges::find(chosen, name) == chosen.end()) chosen.push_back(name);
        }
        std::string text;
        for (const std::string& name : chosen) text += (text.empty() ? "" : ",") + name;
        return text;
    }
    local_seconds start() { return earliest + days{from(0, 2000)} + minutes{from(0, 95) * 15}; }

  private:
    std::mt19937 engine_;
};

// What Outlook, Google and Apple write.
std::string plain_rule(Dice& dice) {
    const std::string interval = dice.toss() ? ";INTERVAL=" + std::to_string(dice.from(1, 5)) : "";
    const std::string count = dice.toss() ? ";COUNT=" + std::to_string(dice.from(1, 40)) : "";
    const std::string month = std::to_string(dice.from(1, 12));
    const std::string nth = std::to_string(dice.toss() ? dice.from(1, 4) : -1);
    switch (dice.from(0, 5)) {
        case 0:
            return "FREQ=DAILY" + interval + count;
        case 1:
            return "FREQ=WEEKLY;BYDAY=" + dice.weekdays() + interval + count;
        case 2:
            return "FREQ=MONTHLY;BYMONTHDAY=" + std::to_string(dice.from(1, 31)) + interval + count;
        case 3:
            return "FREQ=MONTHLY;BYDAY=" + nth + dice.weekday() + interval + count;
        case 4:
            return "FREQ=YEARLY;BYMONTHDAY=" + std::to_string(dice.from(1, 28)) + ";BYMONTH=" + month + count;
        default:
            return "FREQ=YEARLY;BYDAY=" + nth + dice.weekday() + ";BYMONTH=" + month + interval + count;
    }
}

// Anything that may come by mail.
std::string wild_rule(Dice& dice) {
    static const std::vector<std::string> frequencies{"SECONDLY", "MINUTELY", "HOURLY", "DAILY",
                                                      "WEEKLY",   "MONTHLY",  "YEARLY"};
    std::string rule = "FREQ=" + frequencies[static_cast<std::size_t>(dice.from(0, 6))];
    if (dice.toss()) rule += ";INTERVAL=" + std::to_string(dice.from(1, 999));
    if (dice.toss()) rule += ";COUNT=" + std::to_string(dice.from(1, 9999));
    if (dice.toss()) rule += ";BYMONTH=" + dice.list(1, 12);
    if (dice.toss()) rule += ";BYMONTHDAY=" + dice.list(-31, 31);
    if (dice.toss())
        rule += ";BYDAY=" + dice.weekdays() + "," + std::to_string(dice.from(1, 5)) + dice.weekday();
    if (dice.toss()) rule += ";BYYEARDAY=" + dice.list(-366, 366);
    if (dice.from(0, 3) == 0) rule += ";BYWEEKNO=" + dice.list(-53, 53);
    if (dice.toss()) rule += ";BYSETPOS=" + dice.list(-40, 40);
    if (dice.toss()) rule += ";BYHOUR=" + dice.list(0, 23);
    return rule;
}

std::vector<local_seconds> by_libical(const std::string& rule, local_seconds start) {
    const auto day = floor<days>(start);
    const year_month_day date{day};
    const hh_mm_ss time(start - day);
    icaltimetype first = icaltime_null_time();
    first.year = int{date.year()};
    first.month = static_cast<int>(unsigned{date.month()});
    first.day = static_cast<int>(unsigned{date.day()});
    first.hour = static_cast<int>(time.hours().count());
    first.minute = static_cast<int>(time.minutes().count());
    icalrecur_iterator* const iterator =
        icalrecur_iterator_new(icalrecurrencetype_from_string(rule.c_str()), first);
    std::vector<local_seconds> result;
    while (iterator != nullptr && result.size() < at_most) {
        const icaltimetype next = icalrecur_iterator_next(iterator);
        if (icaltime_is_null_time(next) != 0) break;
        const local_seconds instance =
            local_days{year{next.year} / next.month / next.day} + hours{next.hour} + minutes{next.minute};
        if (instance > latest) break;
        result.push_back(instance);
    }
    icalrecur_iterator_free(iterator);
    return result;
}

TEST(RandomRules, GiveWhatLibicalGivesForPlainShapes) {
    icalerror_set_errors_are_fatal(0);
    for (unsigned seed = 0; seed < 2000; ++seed) {
        Dice dice(seed);
        const std::string rule = plain_rule(dice);
        // A DTSTART that matches, as clients write it; libical gets the weeks wrong from another.
        const auto first = expand_rule(rule, dice.start(), latest, 1);
        if (first.empty()) continue;
        const local_seconds start = first.front();
        ASSERT_EQ(expand_rule(rule, start, latest, at_most), by_libical(rule, start))
            << rule << " seed " << seed;
    }
}

TEST(RandomRules, AscendWithinTheirBounds) {
    for (unsigned seed = 0; seed < 2000; ++seed) {
        Dice dice(seed);
        const std::string rule = wild_rule(dice);
        const local_seconds start = dice.start();
        if (refusal_of_rule(rule)) continue;
        const auto instances = expand_rule(rule, start, latest, at_most);
        EXPECT_LE(instances.size(), at_most);
        EXPECT_EQ(std::ranges::adjacent_find(instances, std::ranges::greater_equal{}), instances.end())
            << rule;
        if (instances.empty()) continue;
        EXPECT_GE(instances.front(), start) << rule;
        EXPECT_LE(instances.back(), latest) << rule;
    }
}

TEST(RandomRules, GiveTheSameWhereverOneBeginsToLook) {
    for (unsigned seed = 0; seed < 1000; ++seed) {
        Dice dice(seed);
        const std::string rule = wild_rule(dice);
        const local_seconds start = dice.start();
        if (refusal_of_rule(rule)) continue;
        const Instances instances(std::get<Rule>(parse_rule(rule)), start);
        auto all = instances.between(start, latest, 1'000'000);
        const local_seconds from = start + days{dice.from(0, 5000)};
        const auto later = instances.between(from, latest, 1'000'000);
        if (all.gave_up || later.gave_up) continue;
        all.instances.erase(all.instances.begin(), std::ranges::lower_bound(all.instances, from));
        ASSERT_EQ(later.instances, all.instances) << rule << " seed " << seed;
    }
}

}  // namespace
}  // namespace reserve
