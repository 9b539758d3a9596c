#include "tests/ews/recorded_exchange.hpp"

namespace {

using namespace ews_test;

class SchemaVersions : public RecordedExchange, public testing::WithParamInterface<const char*> {
  protected:
    void SetUp() override { script = answers_all; }
    static std::string answers_all(const std::string& request) {
        return is_find(request) ? found(our_request) : done("CreateItem");
    }
    static bool is_in_2013(const std::string& request) { return has(request, "Version=\"Exchange2013"); }
};

TEST_P(SchemaVersions, AreTriedFromTheNewestOnAndTheOneTakenIsRememberedAndShown) {
    script = [](const std::string& request) {
        return is_in_2013(request) ? fault(GetParam()) : answers_all(request);
    };
    EXPECT_TRUE(is_sent(deliver(accept())));
    EXPECT_TRUE(is_sent(deliver(accept())));
    EXPECT_EQ(count("Version=\"Exchange2013_SP1\""), 1U);
    EXPECT_EQ(count("Version=\"Exchange2013\""), 1U);
    EXPECT_EQ(count("Version=\"Exchange2010_SP2\""), 4U);
    EXPECT_EQ(log.count("a exchange corp is asked in Exchange2010_SP2"), 1U);
}

TEST_F(SchemaVersions, AreAskedForAnewWhereTheServerTookNone) {
    script = [](const std::string&) { return fault("ErrorInvalidServerVersion"); };
    EXPECT_FALSE(is_sent(deliver(accept())));
    EXPECT_EQ(requests.size(), 6U);
    script = answers_all;
    EXPECT_TRUE(is_sent(deliver(accept())));
    EXPECT_EQ(count("Version=\"Exchange2013_SP1\""), 3U);
}

TEST_F(SchemaVersions, AreTriedOnceWhereTheServerCallsAllOfThemABreachOfTheSchema) {
    script = [](const std::string&) { return fault("ErrorSchemaValidation"); };
    deliver(accept());
    deliver(accept());
    EXPECT_EQ(count("Version=\"Exchange2007_SP1\""), 1U);
}

INSTANTIATE_TEST_SUITE_P(Codes, SchemaVersions,
                         testing::Values("ErrorInvalidServerVersion", "ErrorIncorrectSchemaVersion",
                                         "ErrorInvalidSchemaVersionForMailboxVersion",
                                         "ErrorSchemaValidation"),
                         [](const auto& it) { return it.param; });

TEST_F(SchemaVersions, AreNotWhatASchemaErrorIsAboutOnceTheServerUnderstoodOne) {
    script = [](const std::string& request) {
        return is_find(request) ? found(our_request) : fault("ErrorSchemaValidation");
    };
    EXPECT_TRUE(std::holds_alternative<reserve::CannotHeal>(deliver(accept())));
    EXPECT_FALSE(has(requests.back(), "Exchange2010"));
}

TEST_F(SchemaVersions, AreShownWithTheProductThatTheServerIs) {
    script = [](const std::string& request) {
        std::string reply = answers_all(request);
        return reply.insert(
            reply.find("<S:Body>"),
            "<S:Header><h:ServerVersionInfo MajorVersion=\"15\" MinorVersion=\"1\" "
            "MajorBuildNumber=\"2507\" MinorBuildNumber=\"6\" "
            "xmlns:h=\"http://schemas.microsoft.com/exchange/services/2006/types\"/></S:Header>");
    };
    deliver(accept());
    EXPECT_EQ(log.count("a exchange corp is Exchange 2016 (15.1.2507.6), is asked in Exchange2013_SP1"), 1U);
}

}  // namespace
