#include "tests/ews/recorded_exchange.hpp"

// What comes back for an answer that is sent, and is not the reply to it.

namespace {

using namespace ews_test;

class HostileServer : public RecordedExchange {
  protected:
    // The request lies in the Inbox; the server replies to the answer, and shows no trace of it then.
    reserve::Delivery answer_that_gets(const std::string& reply) {
        bool answered = false;
        script = [&, answered](const std::string& request) mutable {
            if (is_create(request)) {
                answered = true;
                return reply;
            }
            return found(answered ? "" : our_request);
        };
        return deliver(accept());
    }
};

TEST_F(HostileServer, IsBelievedWhenItSaysSo) { EXPECT_TRUE(is_sent(answer_that_gets(done("CreateItem")))); }

TEST_F(HostileServer, IsNotBelievedWhenItRepliesToAnotherRequest) {
    for (const char* const other : {"FindItem", "GetItem", "UpdateItem", "DeleteItem", "SendItem"})
        EXPECT_FALSE(is_sent(answer_that_gets(done(other)))) << other;
}

TEST_F(HostileServer, IsNotBelievedWhenItsReplyIsCutOff) {
    const std::string whole = done("CreateItem");
    for (std::size_t length = 0; length < whole.size(); ++length)
        ASSERT_FALSE(is_sent(answer_that_gets(whole.substr(0, length)))) << length;
}

TEST_F(HostileServer, IsNotBelievedInAnotherNamespace) {
    std::string other = done("CreateItem");
    const std::string space = "exchange/services/2006/messages";
    other.replace(other.find(space), space.size(), "exchange/services/2007/messages");
    EXPECT_FALSE(is_sent(answer_that_gets(other)));
}

TEST_F(HostileServer, IsNotBelievedWithoutAMessageOrItsClass) {
    EXPECT_FALSE(is_sent(answer_that_gets(messages_of("CreateItem", ""))));
    EXPECT_FALSE(is_sent(
        answer_that_gets(messages_of("CreateItem",
                                     "<m:CreateItemResponseMessage><m:ResponseCode>NoError</m:ResponseCode>"
                                     "</m:CreateItemResponseMessage>"))));
}

// A search that was cut off has not shown that there is nothing.
TEST_F(HostileServer, HasNotSaidThatNothingIsThereWhenItsReplyIsCutOff) {
    const std::string whole = found("");
    for (std::size_t length = 0; length < whole.size(); length += 3) {
        script = [&](const std::string&) { return whole.substr(0, length); };
        const auto delivery = deliver(accept());
        ASSERT_TRUE(std::holds_alternative<reserve::Wait>(delivery)) << length;
    }
}

TEST_F(HostileServer, ShowsOneRequestWhereItTellsItTwice) {
    script = [&](const std::string& request) {
        return is_create(request) ? done("CreateItem") : found(our_request + our_request);
    };
    EXPECT_TRUE(is_sent(deliver(accept())));
    EXPECT_EQ(count("<m:CreateItem "), 1U);
}

TEST_F(HostileServer, ShowsNoRequestWhoseIdItDoesNotTell) {
    const std::string nameless = "<t:MeetingRequest>" + our_uid + our_version + "</t:MeetingRequest>";
    script = [&](const std::string&) { return found(nameless); };
    EXPECT_TRUE(std::holds_alternative<reserve::NotThere>(deliver(accept())));
    EXPECT_EQ(count("<m:CreateItem "), 0U);
}

}  // namespace
