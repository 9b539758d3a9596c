// A room's two calendars change at random, and are compared afterwards date by date.
// ROOMGATE_RESYNC_CHANGES makes it long, ROOMGATE_SEED another; the seed is printed.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <sstream>
#include <tuple>

#include "tests/gateway/random_life.hpp"

namespace gateway {
namespace {

// UID, start and end; the times of a date tell it apart, as those of one room never overlap.
using Date = std::tuple<std::string, std::int64_t, std::int64_t>;

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

int number_in(const char* variable, int otherwise) {
    const char* const text = std::getenv(variable);
    return text ? std::atoi(text) : otherwise;
}

class RandomChanges : public testing::Test {
  protected:
    RandomChanges() {
        std::cout << "seed " << seed << ", " << changes << " changes\n";
        world.roomgate({"users", "add", "--email", "grace@corp.example.com", "--first-name", "Grace",
                        "--last-name", "Hopper"});
        world.roomgate({"rooms", "set", "Room 12", "all_book_in_policy=false",
                        "book_in_policy=ada@corp.example.com", "all_request_in_policy=true",
                        "resource_delegates=ada@corp.example.com"});
        world.start();
    }

    std::string resync(const std::string& direction) {
        const Output done = world.roomgate(
            {"resync", "Room 12", "--json", "--direction", direction, "--repair", "--confirm-deletions"});
        EXPECT_EQ(done.exit_code, 0) << done.out << done.err;
        EXPECT_TRUE(life.settle());
        return done.out;
    }
    // In both directions, until nothing changes; what is left then.
    std::string resync_all() {
        std::string here, there;
        for (int i = 0; i < 10; ++i) {
            there = resync("exchange");
            here = resync("database");
            if (here.find("\"repaired\"") == std::string::npos &&
                there.find("\"queued\"") == std::string::npos)
                return here;
        }
        ADD_FAILURE() << "resync comes to no end:\n" << there << here;
        return here;
    }

    std::set<Date> in_exchange() {
        std::set<Date> all;
        for (const ShownDate& it : life.shown()) all.insert({lower(it.uid), it.start, it.end});
        return all;
    }
    std::set<Date> in_database() {
        return dates_of(
            "SELECT group_concat(lower(uid) || ' ' || start_at || ' ' || end_at, ' ') FROM occurrence JOIN "
            "reservation USING (reservation_id)");
    }
    std::set<Date> listed(const std::string& json, const std::string& side, const std::string& which = "1") {
        const std::string time = "json_extract(value, '$." + side + ".";
        return dates_of("SELECT group_concat(lower(json_extract(value, '$.uid')) || ' ' || strftime('%s', " +
                        time + "start')) || ' ' || strftime('%s', " + time + "end')), ' ') FROM json_each('" +
                        json + "', '$[0].differences') WHERE " + time + "start') IS NOT NULL AND " + which);
    }
    // How many of each kind, a line each.
    std::string kinds_of(const std::string& json) {
        const auto field = [](const std::string& name) {
            return "coalesce(json_extract(value, '$." + name + "'), '-')";
        };
        return world.text(
            "SELECT group_concat(line, char(10)) FROM (SELECT count(*) || ' ' || kind AS line "
            "FROM (SELECT 'in the database ' || " +
            field("in_database") + " || ', in Exchange ' || " + field("in_exchange") + " || ': ' || " +
            field("course") + " || ', ' || " + field("handled") +
            " || CASE json_extract(value, '$.handled') WHEN 'taken' THEN '' ELSE '. ' || " + field("words") +
            " END AS kind FROM json_each('" + json + "', '$[0].differences')) GROUP BY kind)");
    }
    std::set<Date> dates_of(const std::string& select) {
        std::istringstream in(world.text(select));
        std::set<Date> all;
        std::string uid;
        for (std::int64_t start = 0, end = 0; in >> uid >> start >> end;) all.insert({uid, start, end});
        return all;
    }

    const int changes = number_in("ROOMGATE_RESYNC_CHANGES", 40);
    const unsigned seed = static_cast<unsigned>(number_in("ROOMGATE_SEED", 20261122));
    World world{
        "[booking]\nbooking_window_in_days = 1080\nmaximum_conflict_instances = 2\n"
        "conflict_percentage_allowed = 60\n"};
    RandomLife life{world, seed};
};

std::set<Date> without(std::set<Date> some, const std::set<Date>& others) {
    std::erase_if(some, [&](const Date& it) { return others.contains(it); });
    return some;
}

std::string text_of(const std::set<Date>& dates) {
    std::string text;
    for (const auto& [uid, start, end] : dates)
        text += uid + " " + ical_time(start) + " " + ical_time(end) + "\n";
    return text;
}

// Those of other meetings at that time.
std::set<Date> others_at(const Date& date, std::set<Date> dates) {
    const auto& [uid, start, end] = date;
    std::erase_if(dates, [&](const Date& it) {
        return std::get<0>(it) == uid || std::get<1>(it) >= end || std::get<2>(it) <= start;
    });
    return dates;
}

TEST_F(RandomChanges, OnBothSidesLeaveThemAlikeButForWhatIsListed) {
    for (int i = 0; i < changes && !HasFailure(); ++i) {
        life.change_something();
        if (life.pick(25) == 0) resync_all();
    }
    const std::string json = resync_all();
    const std::set<Date> here = in_database(), there = in_exchange();
    const std::set<Date> only_here = without(here, there), only_there = without(there, here);
    std::cout << here.size() << " dates in the database, " << there.size() << " in Exchange, "
              << only_here.size() << " and " << only_there.size() << " only there\n"
              << kinds_of(json) << "\n";
    EXPECT_EQ(text_of(without(only_here, listed(json, "database"))), "") << json;
    EXPECT_EQ(text_of(without(only_there, listed(json, "exchange"))), "") << json;
    // Nothing is listed for another reason than that both changed, or that the room is taken.
    EXPECT_EQ(
        text_of(listed(
            json, "exchange",
            "json_extract(value, '$.course') = 'database' AND json_extract(value, '$.handled') <> 'taken'")),
        "")
        << json;
    // Where the room is taken, Exchange shows two meetings at once, or what is in the way is to go elsewhere
    // and cannot.
    std::size_t two_at_once = 0, behind_another = 0;
    for (const Date& date : listed(json, "exchange", "json_extract(value, '$.handled') = 'taken'")) {
        const std::set<Date> in_the_way = others_at(date, here);
        EXPECT_FALSE(in_the_way.empty()) << text_of({date}) << json;
        const bool shown_too = !without(in_the_way, only_here).empty();
        ++(shown_too ? two_at_once : behind_another);
    }
    std::cout << two_at_once << " where Exchange shows two meetings at once, " << behind_another
              << " behind one that cannot go where Exchange shows it\n";
    EXPECT_FALSE(here.empty());
}

}  // namespace
}  // namespace gateway
