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

class RememberedVersion : public SchemaVersions {
  protected:
    void remember(std::chrono::seconds ago, const std::string& address = "https://mail.example.com") {
        server.url = "https://mail.example.com";
        courier().recall(
            {{"corp", address, "Exchange2010_SP2", "Exchange 2010 (14.3.513.0)", clock.now() - ago}});
    }
};

TEST_F(RememberedVersion, IsWhatAServerIsAskedInFromTheFirstCallOn) {
    remember(1h);
    EXPECT_TRUE(is_sent(deliver(accept())));
    EXPECT_EQ(count("Version=\"Exchange2010_SP2\""), 2U);
    EXPECT_EQ(requests.size(), 2U);
    EXPECT_EQ(courier().known().at(0).product, "Exchange 2010 (14.3.513.0)");
}

TEST_F(RememberedVersion, IsAskedForAnewAfterADay) {
    remember(25h);
    deliver(accept());
    EXPECT_EQ(count("Version=\"Exchange2013_SP1\""), 2U);
    EXPECT_EQ(courier().known().at(0).schema_version, "Exchange2013_SP1");
    EXPECT_GT(courier().known().at(0).asked_at, clock.now() - 1h);
}

TEST_F(RememberedVersion, KeepsItsAgeWhileItIsUsed) {
    remember(23h);
    deliver(accept());
    EXPECT_LT(courier().known().at(0).asked_at, clock.now() - 22h);
}

TEST_F(RememberedVersion, IsAskedForAnewWhereTheServerRefusesIt) {
    remember(1h);
    script = [](const std::string& request) {
        return is_in_2013(request) ? answers_all(request) : fault("ErrorInvalidServerVersion");
    };
    EXPECT_TRUE(is_sent(deliver(accept())));
    EXPECT_EQ(courier().known().at(0).schema_version, "Exchange2013_SP1");
}

TEST_F(RememberedVersion, SaysNothingAboutAnotherAddress) {
    remember(1h, "https://old.example.com");
    deliver(accept());
    EXPECT_EQ(count("Version=\"Exchange2010_SP2\""), 0U);
}

TEST_F(RememberedVersion, OutlivesNewSettings) {
    remember(1h);
    courier().apply({{server}});
    deliver(accept());
    EXPECT_EQ(count("Version=\"Exchange2010_SP2\""), 2U);
}

class CallsAreCounted : public SchemaVersions {};

TEST_F(CallsAreCounted, ForEachServerAndMailbox) {
    deliver(accept());
    std::size_t sent = 0;
    for (const std::string& request : requests) sent += request.size();
    const auto uses = courier().take_uses();
    ASSERT_EQ(uses.size(), 1U);
    EXPECT_EQ(uses[0].server, "corp");
    EXPECT_EQ(uses[0].mailbox, "room.12@corp.example.com");
    EXPECT_EQ(uses[0].use.calls, 2);
    EXPECT_EQ(uses[0].use.failed, 0);
    EXPECT_EQ(uses[0].use.octets_sent, static_cast<std::int64_t>(sent));
    EXPECT_GT(uses[0].use.octets_received, 0);
    EXPECT_TRUE(courier().take_uses().empty());
}

TEST_F(CallsAreCounted, AsFailedWhereTheServerRefusesThem) {
    script = [](const std::string&) { return fault("ErrorServerBusy"); };
    deliver(accept());
    EXPECT_EQ(courier().take_uses().at(0).use.failed, 1);
}

TEST_F(CallsAreCounted, AsFailedWhereTheServerRefusesWhatTheyAskForThoughHttpSucceeds) {
    script = [](const std::string&) { return refused("FindItem", "ErrorMailboxMoveInProgress"); };
    deliver(accept());
    EXPECT_EQ(courier().take_uses().at(0).use.failed, 1);
    EXPECT_EQ(courier().take_use(accept().id).failed, 1);
}

TEST_F(CallsAreCounted, AsFailedWhereOneOfSeveralThingsIsRefused) {
    script = [](const std::string&) {
        return messages_of("FindItem", folder("") + refusal_of("FindItem", "ErrorAccessDenied"));
    };
    deliver(accept());
    const auto use = courier().take_uses().at(0).use;
    EXPECT_GT(use.calls, 0);
    EXPECT_EQ(use.failed, use.calls);
}

TEST_F(CallsAreCounted, AsFailedWhereWhatComesIsNoReply) {
    script = [](const std::string&) { return "<html>Welcome</html>"; };
    deliver(accept());
    EXPECT_EQ(courier().take_uses().at(0).use.failed, 1);
}

class AnAnswer : public CallsAreCounted {};

TEST_P(AnAnswer, IsNoFailureThoughItSaysNo) {
    script = [](const std::string& request) {
        if (is_find(request)) return found(our_request);
        return is_create(request) ? refused("CreateItem", GetParam()) : got("");
    };
    deliver(accept());
    const auto use = courier().take_uses().at(0).use;
    EXPECT_GT(use.calls, 0);
    EXPECT_EQ(use.failed, 0);
}

INSTANTIATE_TEST_SUITE_P(Codes, AnAnswer,
                         testing::Values("ErrorItemNotFound", "ErrorCalendarMeetingRequestIsOutOfDate",
                                         "ErrorCalendarIsDelegatedForAccept", "ErrorInvalidRestriction",
                                         "ErrorExceededFindCountLimit",
                                         "ErrorChangeKeyRequiredForWriteOperations"));

TEST_F(CallsAreCounted, ForEachAnswer) {
    deliver(accept());
    EXPECT_EQ(courier().take_use(accept().id).calls, 2);
    EXPECT_EQ(courier().take_use(accept().id).calls, 0);
}

}  // namespace
