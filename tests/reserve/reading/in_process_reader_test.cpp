#include "reserve/reading/in_process_reader.hpp"

#include <gtest/gtest.h>

#include "tests/reserve/reading/mails.hpp"

namespace reserve {
namespace {

using namespace reserve::test;

std::vector<ReadResult> results_of(const std::string& raw, ReadingLimits limits = {}) {
    std::vector<ReadResult> results;
    InProcessReader(limits).read(std::make_shared<const std::string>(raw), sunday_morning, false,
                                 [&](ReadResult result) { results.push_back(std::move(result)); });
    return results;
}

TEST(InProcessReader, HandsTheReadingOver) {
    const auto results = results_of(mail_with(calendar_of(event_of(tuesday_nine))));
    ASSERT_EQ(results.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<WrittenReading>(results.front()));
}

TEST(InProcessReader, FailsWhereThePreScanRefuses) {
    const auto results = results_of(mail_with(calendar_of(event_of(tuesday_nine))), {.message = 100});
    ASSERT_EQ(results.size(), 1U);
    EXPECT_EQ(std::get<ReadFailure>(results.front()).reason, "a message of more than 100 octets");
}

}  // namespace
}  // namespace reserve
