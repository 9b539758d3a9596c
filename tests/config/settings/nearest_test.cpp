#include "config/settings/nearest.hpp"

#include <gtest/gtest.h>

namespace config {
namespace {

const std::vector<std::string> keys = {"url", "port", "level", "listen", "hostname", "retry_outage_after"};

TEST(Nearest, DoesNotMindTheCaseOfLetters) { EXPECT_EQ(nearest("LISTEN", keys), "listen"); }

TEST(Nearest, CountsLettersThatChangePlacesOnce) { EXPECT_EQ(nearest("ulr", keys), "url"); }

TEST(Nearest, FindsAKeyWithoutItsLastLetter) { EXPECT_EQ(nearest("hostnam", keys), "hostname"); }

TEST(Nearest, TakesNoShortWordForAnother) {
    EXPECT_EQ(nearest("use", keys), std::nullopt);
    EXPECT_EQ(nearest("info", keys), std::nullopt);
}

TEST(Nearest, AllowsLongWordsMoreMistakes) {
    EXPECT_EQ(nearest("retry_outtage_afer", keys), "retry_outage_after");
}

const std::vector<std::string> longer_keys = {"certificate_file", "key_file",
                                              "message_octets",   "unfinished_messages_octets",
                                              "message_timeout",  "sessions_per_client",
                                              "command_timeout",  "data_timeout"};

TEST(DidYouMean, NamesTheKeyThatIsNearLetterByLetter) {
    EXPECT_EQ(did_you_mean("mesage_octets", longer_keys), "Did you mean message_octets?");
}

TEST(DidYouMean, NamesKeysByTheirWordsWhereNoneIsNearLetterByLetter) {
    EXPECT_EQ(did_you_mean("max_message_size", longer_keys),
              "Did you mean message_octets or message_timeout?");
    EXPECT_EQ(did_you_mean("Client.Sessions", longer_keys), "Did you mean sessions_per_client?");
    EXPECT_EQ(did_you_mean("file_of_cert", longer_keys), "Did you mean certificate_file?");
}

TEST(DidYouMean, NamesThoseOnlyThatHaveTheMostWordsInCommon) {
    EXPECT_EQ(did_you_mean("octets_of_message", {"message_timeout", "message_octets"}),
              "Did you mean message_octets?");
}

TEST(DidYouMean, NamesNoneWhereTooManyHaveAWordInCommon) {
    EXPECT_EQ(did_you_mean("timeout", longer_keys),
              "Did you mean message_timeout or command_timeout or data_timeout?");
    std::vector<std::string> more = longer_keys;
    more.emplace_back("session_timeout");
    EXPECT_EQ(did_you_mean("timeout", more), "");
}

TEST(DidYouMean, NamesNoneThatHasTooLittleInCommon) {
    EXPECT_EQ(did_you_mean("clients", longer_keys), "");                    // a third of the key's words
    EXPECT_EQ(did_you_mean("what_a_long_and_other_key", longer_keys), "");  // a sixth of the written words
    EXPECT_EQ(did_you_mean("dat_base", longer_keys), "");                   // dat is too short a beginning
    EXPECT_EQ(did_you_mean("", longer_keys), "");
    EXPECT_EQ(did_you_mean("___", longer_keys), "");
}

}  // namespace
}  // namespace config
