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
