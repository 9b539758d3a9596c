// Checks the expansion of rules against recurrence/consensus.tsv of the shared files, where they are there:
// vectors that libical and python-dateutil agree on are regression tests; where libical alone is wrong, we
// are right or refuse.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "reserve/expansion/expansion.hpp"
#include "reserve/recurrence/recurrence.hpp"
#include "tests/support/shared_files.hpp"

namespace reserve {
namespace {

using namespace std::chrono;

struct Vector {
    std::string rule;
    std::string start;
    std::string zone;
    std::vector<std::string> expected;
    bool complete;
    bool libical_is_right;
    bool dateutil_is_right;
};

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
    return parts;
}

std::filesystem::path table() { return support::shared_files() / "recurrence/consensus.tsv"; }

std::vector<Vector> vectors() {
    std::ifstream file(table());
    std::vector<Vector> result;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        const auto columns = split(line, '\t');
        result.push_back({columns[0], columns[1], columns[2], split(columns[3], ','), columns[4] == "yes",
                          columns[6] == "ok", columns[7] == "ok"});
    }
    return result;
}

int number(const std::string& text, std::size_t first, std::size_t length) {
    return std::stoi(text.substr(first, length));
}

// 19970902T090000, with Z or without, or a DATE.
CalendarTime calendar_time(const std::string& text, const std::string& zone) {
    CalendarTime time;
    time.local = local_days{year{number(text, 0, 4)} / number(text, 4, 2) / number(text, 6, 2)};
    time.date_only = text.size() == 8;
    if (!time.date_only) {
        time.local += hours{number(text, 9, 2)} + minutes{number(text, 11, 2)} + seconds{number(text, 13, 2)};
    }
    if (text.ends_with('Z')) time.kind = CalendarTime::Kind::utc;
    if (!zone.empty() && zone != "UTC") {
        time.kind = CalendarTime::Kind::zoned;
        time.tzid = zone;
    }
    return time;
}

// As above, or 1997-09-02T09:00:00-04:00.
Instant instant(const std::string& text) {
    if (text[4] != '-') return Instant(calendar_time(text, "").local.time_since_epoch());
    const auto day = sys_days{year{number(text, 0, 4)} / number(text, 5, 2) / number(text, 8, 2)};
    const Instant local =
        day + hours{number(text, 11, 2)} + minutes{number(text, 14, 2)} + seconds{number(text, 17, 2)};
    if (text.size() == 19 || text.ends_with('Z')) return local;
    const auto offset = hours{number(text, 20, 2)} + minutes{number(text, 23, 2)};
    return text[19] == '-' ? local + offset : local - offset;
}

enum class Verdict { right, wrong, refused };

Verdict verdict(const Vector& vector) {
    if (refusal_of_rule(vector.rule)) return Verdict::refused;
    Component series;
    series.start = calendar_time(vector.start, vector.zone);
    series.rrule = vector.rule;
    const Zone zone{.tzid = vector.zone, .known = vector.zone, .rules = {}};
    const Instant begin = instant(vector.start) - days{2};
    const Instant end = begin + days{366 * (vector.complete ? 300 : 30)};
    std::vector<Instant> expected;
    for (const auto& text : vector.expected) expected.push_back(instant(text));
    std::vector<Instant> got;
    for (const Date& date : expand(series, {zone}, "UTC", {begin, end}).dates)
        got.push_back(date.recurrence_id);
    if (!vector.complete && got.size() > expected.size()) got.resize(expected.size());
    return got == expected ? Verdict::right : Verdict::wrong;
}

// Read otherwise than we do, for the reasons in years_test.cpp: BYMONTHDAY in the month of DTSTART only
// (libical), BYWEEKNO on all days of the week (python-dateutil).
bool read_otherwise(const Vector& vector) {
    static const std::set<std::string> rules{"FREQ=YEARLY;BYMONTHDAY=29;COUNT=3",
                                             "FREQ=YEARLY;BYMONTHDAY=-29,-1;COUNT=4",
                                             "FREQ=YEARLY;BYMONTHDAY=-1", "FREQ=YEARLY;COUNT=3;BYWEEKNO=20"};
    return rules.contains(vector.rule);
}

class RecurrenceVectors : public testing::Test {
  protected:
    void SetUp() override {
        if (const auto words = support::left_out(table())) GTEST_SKIP() << *words;
    }
    const std::vector<Vector> vectors_ = vectors();
};

// How many vectors of a kind come out right; wrong ones fail the test.
int right_among(const std::vector<Vector>& vectors, bool libical_is_right, bool dateutil_is_right) {
    std::map<Verdict, int> counts;
    for (const Vector& vector : vectors) {
        if (vector.libical_is_right != libical_is_right) continue;
        if (vector.dateutil_is_right != dateutil_is_right || read_otherwise(vector)) continue;
        const Verdict got = verdict(vector);
        ++counts[got];
        EXPECT_NE(static_cast<int>(got), static_cast<int>(Verdict::wrong))
            << vector.rule << " from " << vector.start << " " << vector.zone;
    }
    std::cout << counts[Verdict::right] << " right, " << counts[Verdict::refused] << " refused\n";
    return counts[Verdict::right];
}

TEST_F(RecurrenceVectors, WhatBothLibrariesGetRightIsRight) {
    EXPECT_GE(right_among(vectors_, true, true), 358);
}

TEST_F(RecurrenceVectors, WhatOnlyLibicalGetsWrongIsRightOrRefused) {
    EXPECT_GE(right_among(vectors_, false, true), 58);
}

TEST_F(RecurrenceVectors, WhatOnlyDateutilGetsWrongIsRightOrRefused) {
    EXPECT_GE(right_among(vectors_, true, false), 15);
}

}  // namespace
}  // namespace reserve
