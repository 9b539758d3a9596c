#include <gtest/gtest.h>

#include <chrono>

#include "ews/responses/reply.hpp"
#include "tests/ews/recorded_exchange.hpp"

// Errors in the words of servers, as their users have published them.

namespace {

using namespace ews;
using namespace std::chrono_literals;

Trouble trouble(HttpReply http) {
    auto result = read_reply(http);
    if (auto* const reply = std::get_if<Reply>(&result)) {
        auto told = trouble_of(reply->messages.front());
        EXPECT_TRUE(told);
        return told.value_or(Trouble{});
    }
    return std::get<Trouble>(result);
}

std::string soap_fault(const std::string& code, const std::string& words, const std::string& values) {
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?><s:Envelope "
           "xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><s:Fault><faultcode "
           "xmlns:a=\"http://schemas.microsoft.com/exchange/services/2006/types\">a:" +
           code + "</faultcode><faultstring xml:lang=\"en-US\">" + words +
           "</faultstring><detail><e:ResponseCode "
           "xmlns:e=\"http://schemas.microsoft.com/exchange/services/2006/errors\">" +
           code +
           "</e:ResponseCode><e:Message "
           "xmlns:e=\"http://schemas.microsoft.com/exchange/services/2006/errors\">" +
           words +
           "</e:Message><t:MessageXml "
           "xmlns:t=\"http://schemas.microsoft.com/exchange/services/2006/types\">" +
           values + "</t:MessageXml></detail></s:Fault></s:Body></s:Envelope>";
}

std::string response_message(const std::string& code, const std::string& words, const std::string& values) {
    return ews_test::messages_of(
        "CreateItem", "<m:CreateItemResponseMessage ResponseClass=\"Error\"><m:MessageText>" + words +
                          "</m:MessageText><m:ResponseCode>" + code +
                          "</m:ResponseCode><m:DescriptiveLinkKey>0</m:DescriptiveLinkKey>" + values +
                          "<m:Items/></m:CreateItemResponseMessage>");
}

std::string value(const std::string& name, const std::string& text) {
    return "<t:Value Name=\"" + name + "\">" + text + "</t:Value>";
}

const std::string busy = "The server cannot service this request right now. Try again later.";

// ews-samples/busy: Exchange Online, by test data of ews-java-api.
TEST(ErrorOfARealServer, AsksToBackOffInAFault) {
    const Trouble told = trouble(
        {500, soap_fault("ErrorServerBusy", busy, value("BackOffMilliseconds", "297749")), {}, {}, {}});
    EXPECT_EQ(told.error_class, ErrorClass::throttled);
    EXPECT_EQ(told.back_off, 297749ms);
    EXPECT_EQ(told.message, busy);
}

// ews-samples/busy/errorserverbusy.xml: over the limit of connections, and no hint but in words.
TEST(ErrorOfARealServer, IsBusyWithoutAHintWhereTheConcurrencyIsUsedUp) {
    const std::string values =
        value("Policy", "MaxConcurrency") + value("MaxConcurrencyLimit", "27") +
        value("ErrorMessage",
              "This operation exceeds the throttling budget for policy part 'MaxConcurrency', policy value "
              "'27',  Budget type: 'Ews'.  Suggested backoff time 0 ms.");
    const Trouble told = trouble({500, soap_fault("ErrorServerBusy", busy, values), {}, {}, {}});
    EXPECT_EQ(told.error_class, ErrorClass::throttled);
    EXPECT_EQ(told.back_off, 0ms);
}

// ews-samples/exchangelib/test_services-1.xml has such values in a response message.
TEST(ErrorOfARealServer, AsksToBackOffInAResponseMessage) {
    const Trouble told = trouble(
        {200,
         response_message("ErrorServerBusy", busy,
                          "<m:MessageXml>" + value("BackOffMilliseconds", "6001") + "</m:MessageXml>"),
         {},
         {},
         {}});
    EXPECT_EQ(told.error_class, ErrorClass::throttled);
    EXPECT_EQ(told.back_off, 6001ms);
}

// IIS' own page, when the application pool is stopped or overloaded (HTTP.sys).
TEST(ErrorOfARealServer, IsUnavailableInAPageOfIis) {
    const Trouble told = trouble(
        {503,
         "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\"\"http://www.w3.org/TR/html4/strict.dtd\">\r\n"
         "<HTML><HEAD><TITLE>Service Unavailable</TITLE>\r\n"
         "<META HTTP-EQUIV=\"Content-Type\" Content=\"text/html; charset=us-ascii\"></HEAD>\r\n"
         "<BODY><h2>Service Unavailable</h2>\r\n<hr><p>HTTP Error 503. The service is unavailable.</p>\r\n"
         "</BODY></HTML>\r\n",
         30s,
         {},
         {}});
    EXPECT_EQ(told.code, "HTTP 503");
    EXPECT_EQ(told.error_class, ErrorClass::throttled);
    EXPECT_EQ(told.back_off, 30s);
    EXPECT_EQ(told.fate, Fate::refused);
}

// ews-samples/exchangelib/test_services-1.xml: the cause stands inside.
TEST(ErrorOfARealServer, HidesAFullMailboxInAnInternalError) {
    const Trouble told = trouble(
        {200,
         response_message(
             "ErrorInternalServerError", "An internal server error occurred. The operation failed.",
             "<m:MessageXml>" +
                 value("InnerErrorMessageText", "Cannot delete message because the folder is out of quota.") +
                 value("InnerErrorResponseCode", "ErrorQuotaExceededOnDelete") +
                 value("InnerErrorDescriptiveLinkKey", "0") + "</m:MessageXml>"),
         {},
         {},
         {}});
    EXPECT_EQ(told.error_class, ErrorClass::full);
    EXPECT_EQ(told.code, "ErrorQuotaExceededOnDelete");
    EXPECT_EQ(told.fate, Fate::unclear);
}

TEST(ErrorOfARealServer, StaysAnInternalErrorWhereNobodyKnowsWhatIsInside) {
    const Trouble told =
        trouble({200,
                 response_message("ErrorInternalServerError", "No.",
                                  "<m:MessageXml>" + value("InnerErrorResponseCode", "ErrorOfTomorrow") +
                                      "</m:MessageXml>"),
                 {},
                 {},
                 {}});
    EXPECT_EQ(told.code, "ErrorInternalServerError");
}

// Exchange Online in China: the code is the same in every language, and the values name the mailbox.
TEST(ErrorOfARealServer, IsInTheLanguageOfTheServer) {
    const std::string no_mailbox = "SMTP 地址没有与其关联的邮箱。";
    const std::string who = value("SmtpAddress", "room.12@corp.example.com");
    for (const HttpReply& http :
         {HttpReply{500, soap_fault("ErrorNonExistentMailbox", no_mailbox, who), {}, {}, {}},
          HttpReply{200,
                    response_message("ErrorNonExistentMailbox", no_mailbox,
                                     "<m:MessageXml>" + who + "</m:MessageXml>"),
                    {},
                    {},
                    {}}}) {
        const Trouble told = trouble(http);
        EXPECT_EQ(told.code, "ErrorNonExistentMailbox");
        EXPECT_EQ(told.message, no_mailbox);
    }
}

TEST(ErrorOfARealServer, IsCutBetweenCharacters) {
    std::string words;
    for (int i = 0; i < 200; ++i) words += "邮";  // three octets
    const Trouble told = trouble({500, soap_fault("ErrorSchemaValidation", words, {}), {}, {}, {}});
    EXPECT_EQ(told.message, words.substr(0, 498));
}

// The store's words follow those of EWS behind a comma, with the server and the mailbox.
TEST(ErrorOfARealServer, NamesTheStoreThatIsNotThere) {
    const std::string words =
        "The mailbox database is temporarily unavailable., Cannot open mailbox. Server = "
        "EX1.corp.example.com, user = /o=Corp/ou=Exchange/cn=Recipients/cn=room12, maiboxGuid = "
        "6f1f4a3e-0000-0000-0000-000000000000";
    const Trouble told = trouble({200, response_message("ErrorMailboxStoreUnavailable", words, {}), {}, {}, {}});
    EXPECT_EQ(told.error_class, ErrorClass::transient);
    EXPECT_EQ(told.message, words);
}

// ews-samples/exchangelib/test_services-6.xml: Exchange 2007 puts blanks around codes and says where.
TEST(ErrorOfARealServer, IsReadWithBlanksAround) {
    const Trouble told = trouble({500,
                                  soap_fault("ErrorSchemaValidation\n            ", "XXX",
                                             "<t:LineNumber>123</t:LineNumber><t:Violation>Z</t:Violation>"),
                                  {},
                                  {},
                                  {}});
    EXPECT_EQ(told.code, "ErrorSchemaValidation");
}

}  // namespace
