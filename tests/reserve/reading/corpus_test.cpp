// Reads ../shared/corpus where it is there: nothing may throw, and what is meant for a room must be
// understood, but for those whose calendar is damaged.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>

#include "reserve/reading/pre_scan.hpp"
#include "reserve/reading/reading_text.hpp"
#include "tests/reserve/reading/mails.hpp"

namespace reserve {
namespace {

using namespace reserve::test;

std::filesystem::path corpus() {
    const char* shared = std::getenv("SHARED");
    const auto beside = std::filesystem::path(TEST_DATA) / "../../../shared";
    return (shared ? std::filesystem::path(shared) : beside) / "corpus";
}

// One row of INDEX.tsv.
struct Sample {
    std::string file;
    std::string kind;
    std::string method;
};

std::vector<Sample> samples() {
    std::ifstream index(corpus() / "INDEX.tsv");
    std::vector<Sample> found;
    std::string line;
    std::getline(index, line);
    while (std::getline(index, line)) {
        std::vector<std::string> fields;
        std::istringstream row(line);
        for (std::string field; std::getline(row, field, '\t');) fields.push_back(field);
        fields.resize(std::max<std::size_t>(fields.size(), 5));
        found.push_back({.file = fields[0], .kind = fields[3], .method = fields[4]});
    }
    return found;
}

// The sample as a message: a mail as it is, anything else in a minimal mail.
std::string message_of(const Sample& sample) {
    std::ifstream in(corpus() / sample.file, std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(in), {}};
    const std::string header =
        "From: anna@example.com\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: 8bit\r\n";
    if (sample.kind.starts_with("ics")) return header + "Content-Type: text/calendar\r\n\r\n" + content;
    if (sample.kind.starts_with("tnef"))
        return header + "Content-Type: application/ms-tnef\r\n\r\n" + content;
    return content;
}

std::string outcome_of(const Sample& sample) {
    const std::string message = message_of(sample);
    if (pre_scan(message, {})) return "refused";
    const Reading reading = read(message);
    EXPECT_EQ(parse_reading(to_text(reading)), reading) << sample.file;
    if (invitation(reading)) return "invitation";
    return unreadable_reason(reading).empty() ? "unsubscribed" : "unreadable";
}

class Corpus : public testing::Test {
  protected:
    void SetUp() override {
        if (!std::filesystem::exists(corpus() / "INDEX.tsv"))
            GTEST_SKIP() << "left out: there is no " << corpus();
    }
};

TEST_F(Corpus, IsReadAndItsRequestsAreUnderstood) {
    std::map<std::string, int> all;
    std::map<std::string, int> requests;
    for (const Sample& sample : samples()) {
        const std::string outcome = outcome_of(sample);
        ++all[outcome];
        if (sample.method == "REQUEST") ++requests[outcome];
    }
    for (const auto& [outcome, count] : all)
        std::cout << outcome << " " << count << " (of METHOD:REQUEST " << requests[outcome] << ")\n";
    EXPECT_EQ(all["refused"], 0);
    EXPECT_GE(requests["invitation"], 80);
    EXPECT_LE(requests["unreadable"], 10);
    EXPECT_LE(requests["unsubscribed"], 6);  // tasks and free/busy
}

TEST_F(Corpus, HasNoInvitationAmongWhatIsNotForARoom) {
    for (const Sample& sample : samples())
        for (const char* method : {"REPLY", "PUBLISH", "COUNTER", "REFRESH", "DECLINECOUNTER"})
            EXPECT_FALSE(sample.method == method && outcome_of(sample) == "invitation") << sample.file;
}

}  // namespace
}  // namespace reserve
