// Reads ../shared/corpus where it is there: nothing may throw or be refused, and what was read can be stored.
// What each message says: corpus_table_test.cpp.
#include <gtest/gtest.h>

#include "reserve/reading/pre_scan.hpp"
#include "reserve/reading/reading_text.hpp"
#include "tests/reserve/reading/corpus/samples.hpp"
#include "tests/reserve/reading/mails.hpp"

namespace reserve {
namespace {

using namespace reserve::test;

std::string outcome_of(const Sample& sample) {
    const std::string message = message_of(sample);
    if (std::holds_alternative<ReadFailure>(pre_scan(message, {}))) return "refused";
    const Reading reading = read(message);
    EXPECT_EQ(parse_reading(to_text(reading)), reading) << sample.file;
    if (invitation(reading)) return "invitation";
    return unreadable_reason(reading).empty() ? "unsubscribed" : "unreadable";
}

class Corpus : public CorpusTest {};

TEST_F(Corpus, IsReadWithoutHarm) {
    for (const Sample& sample : samples()) EXPECT_NE(outcome_of(sample), "refused") << sample.file;
}

TEST_F(Corpus, HasNoInvitationAmongWhatIsNotForARoom) {
    for (const Sample& sample : samples())
        for (const char* method : {"REPLY", "PUBLISH", "COUNTER", "REFRESH", "DECLINECOUNTER"})
            EXPECT_FALSE(sample.method == method && outcome_of(sample) == "invitation") << sample.file;
}

}  // namespace
}  // namespace reserve
