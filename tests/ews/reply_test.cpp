#include "ews/responses/reply.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "ews/responses/delegates.hpp"

namespace {

using namespace ews;
using namespace std::chrono_literals;

std::string recorded(const std::string& name) {
    std::ifstream file(std::string(TEST_DATA) + "/ews/" + name, std::ios::binary);
    EXPECT_TRUE(file) << name;
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

Trouble trouble(HttpReply http) {
    auto result = read_reply(http);
    EXPECT_TRUE(std::holds_alternative<Trouble>(result));
    return std::get<Trouble>(result);
}

Reply reply(const std::string& name) {
    auto result = read_reply({200, recorded(name), {}, {}, {}});
    EXPECT_TRUE(std::holds_alternative<Reply>(result)) << name;
    return std::get<Reply>(result);
}

// The four places where Exchange puts errors.

TEST(ReadReply, FindsTheErrorOfAStatusWithoutXml) {
    EXPECT_EQ(trouble({401, "<html>Unauthorized", {}, {}, {}}).error_class, ErrorClass::rights);
    EXPECT_EQ(trouble({429, "", 17s, {}, {}}).back_off, 17s);
    EXPECT_EQ(trouble({502, "", {}, {}, {}}).fate, Fate::lost);
    EXPECT_EQ(trouble({500, "", {}, {}, {}}).fate, Fate::unclear);
    EXPECT_EQ(trouble({503, "", {}, {}, {}}).error_class, ErrorClass::throttled);
    EXPECT_EQ(trouble({302, "", {}, {}, {}}).error_class, ErrorClass::rights);
}

TEST(ReadReply, TellsWhereARedirectLeads) {
    const std::string to = "https://mail.example.com/owa/auth/logon.aspx";
    const Trouble told = trouble({302, "", {}, {}, {}, to + "?url=https%3a%2f%2fmail.example.com%2fEWS"});
    EXPECT_EQ(told.message, to);
}

TEST(ReadReply, FindsAFaultInAnHttp500) {
    const Trouble busy = trouble({500, recorded("server-busy.xml"), {}, {}, {}});
    EXPECT_EQ(busy.code, "ErrorServerBusy");
    EXPECT_EQ(busy.error_class, ErrorClass::throttled);
    EXPECT_EQ(busy.back_off, 297749ms);
    EXPECT_EQ(busy.fate, Fate::refused);
}

TEST(ReadReply, FindsAFaultInAnHttp200) {
    EXPECT_EQ(trouble({200, recorded("server-busy.xml"), {}, {}, {}}).code, "ErrorServerBusy");
}

TEST(ReadReply, TakesTheResponseToGetDelegateForItsMessage) {
    const std::string xml = recorded("delegates.xml");
    const auto read = read_reply({200, xml, {}, {}, {}}, "GetDelegate");
    ASSERT_TRUE(std::holds_alternative<Reply>(read));
    const Element& message = std::get<Reply>(read).messages.at(0);
    EXPECT_FALSE(trouble_of(message));
    const Delegates delegates = read_delegates(message);
    EXPECT_EQ(delegates.users, (std::vector<std::string>{"grace@corp.example.com", "S-1-5-21-4711"}));
    EXPECT_EQ(delegates.requests_go_to, "DelegatesOnly");
}

TEST(ReadReply, TakesTheLongerOfBothHints) {
    EXPECT_EQ(trouble({500, recorded("server-busy.xml"), 600s, {}, {}}).back_off, 600s);
}

TEST(ReadReply, TakesTheCodeOfAFaultWithoutDetail) {
    const Trouble fault = trouble({500, recorded("fault-without-detail.xml"), {}, {}, {}});
    EXPECT_EQ(fault.code, "ErrorSchemaValidation");
    EXPECT_EQ(fault.error_class, ErrorClass::our_fault);
}

TEST(ReadReply, FindsAFaultWhoseChildrenAreInANamespace) {
    std::string fault = recorded("server-busy.xml");
    for (const char* const name : {"faultcode", "faultstring", "detail"}) {
        for (const char* const mark : {"<", "</"}) {
            const std::string bare = mark + std::string(name);
            fault.replace(fault.find(bare), bare.size(), mark + ("s:" + std::string(name)));
        }
    }
    const Trouble busy = trouble({500, fault, {}, {}, {}});
    EXPECT_EQ(busy.code, "ErrorServerBusy");
    EXPECT_EQ(busy.back_off, 297749ms);
}

TEST(ReadReply, TakesTheStatusWhereNobodyKnowsTheCodeOfTheFault) {
    std::string fault = recorded("fault-without-detail.xml");
    const std::string code = "ErrorSchemaValidation";
    fault.replace(fault.find(code), code.size(), "InvalidSecurityToken");
    EXPECT_EQ(trouble({401, fault, {}, {}, {}}).code, "HTTP 401");
    EXPECT_EQ(trouble({503, fault, {}, {}, {}}).code, "HTTP 503");
    EXPECT_EQ(trouble({500, fault, {}, {}, {}}).code, "InvalidSecurityToken");
}

TEST(ReadReply, MayHaveBeenCarriedOutAfterAFaultThatNobodyKnows) {
    std::string fault = recorded("fault-without-detail.xml");
    const std::string code = "ErrorSchemaValidation";
    EXPECT_EQ(trouble({500, fault, {}, {}, {}}).fate, Fate::refused);
    EXPECT_EQ(trouble({500, fault.replace(fault.find(code), code.size(), "Server"), {}, {}, {}}).fate,
              Fate::unclear);
    EXPECT_EQ(trouble({520, "", {}, {}, {}}).fate, Fate::unclear);
}

TEST(ReadReply, ReadsTheMessagesOfAnHttp500) {
    const auto result = read_reply({500, recorded("batch-stopped.xml"), {}, {}, {}});
    EXPECT_TRUE(std::holds_alternative<Reply>(result));
}

TEST(ReadReply, SaysThatARequestWasTooLarge) {
    EXPECT_EQ(trouble({413, "", {}, {}, {}}).error_class, ErrorClass::full);
}

TEST(ReadReply, LeavesErrorsOfSingleMessagesToTheCaller) {
    const Reply mixed = reply("delete-one-of-two.xml");
    ASSERT_EQ(mixed.messages.size(), 2U);
    EXPECT_FALSE(trouble_of(mixed.messages[0]));
    EXPECT_EQ(trouble_of(mixed.messages[1])->error_class, ErrorClass::not_there);
    EXPECT_EQ(mixed.server_version, "15.1.2507.6");
}

TEST(ReadReply, JudgesSuccessByResponseClassOnly) {
    EXPECT_FALSE(trouble_of(reply("respond-without-items.xml").messages.front()));
}

TEST(ReadReply, TakesAWarningForTrouble) {
    EXPECT_EQ(trouble_of(reply("batch-stopped.xml").messages.front())->code, "ErrorBatchProcessingStopped");
}

TEST(ReadReply, SaysThatEwsIsSwitchedOff) {
    const Trouble off = trouble({403, "", {}, "EwsDisabled", {}});
    EXPECT_EQ(off.code, "EwsSwitchedOff");
    EXPECT_EQ(trouble({403, "", {}, {}, {}}).code, "HTTP 403");
}

TEST(ReadReply, DoesNotTakeAWrongNamespaceForAReply) {
    std::string wrong = recorded("respond-without-items.xml");
    const std::string messages = "exchange/services/2006/messages";
    wrong.replace(wrong.find(messages), messages.size(), "exchange/services/2026/messages");
    const Trouble unreadable = trouble({200, wrong, {}, {}, {}});
    EXPECT_EQ(unreadable.code, "NotReadable");
    EXPECT_EQ(unreadable.fate, Fate::unclear);
}

TEST(ReadReply, DoesNotTakeGarbageForSuccess) {
    for (const char* const body : {"", "OK", "<html/>", "\x1F\x8B", "<s:Envelope"}) {
        EXPECT_EQ(trouble({200, body, {}, {}, {}}).code, "NotReadable") << body;
    }
}

TEST(ReadReply, DoesNotTakeAMessageWithoutResponseClassForSuccess) {
    EXPECT_EQ(trouble_of(Element{std::string(ns::messages), "CreateItemResponseMessage", {}, {}, {}})->code,
              "NotReadable");
}

}  // namespace
