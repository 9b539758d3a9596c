#pragma once
#include <gtest/gtest.h>

#include <string>

#include "tests/exchange/cast/http_client.hpp"
#include "tests/exchange/exchange.hpp"
#include "tests/exchange/mail/encoding.hpp"
#include "tests/exchange/mail/global_object_id.hpp"

// The small world of the simulator's tests: one room, one gateway account, one organizer.
namespace exchange::cast {

using namespace std::chrono_literals;

inline const std::string room12 = "room.12@corp.example.com";
inline const std::string ada = "ada@corp.example.com";
constexpr auto soon = 20s;

struct Invitation {
    std::string uid = "standup-1@example.com";
    std::string method = "REQUEST";
    int sequence = 0;
    std::string start = "20301202T090000Z";
    std::string end = "20301202T100000Z";
    std::string more = "";  // further lines of the VEVENT
    std::string message_id = "<m1@corp.example.com>";
};

inline std::string mail(const Invitation& it) {
    return "From: Ada <" + ada + ">\r\nTo: " + room12 +
           "\r\nSubject: Standup\r\nMessage-ID: " + it.message_id +
           "\r\nMIME-Version: 1.0\r\nContent-Type: text/calendar; method=" + it.method +
           "\r\n\r\nBEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//EN\r\nMETHOD:" + it.method +
           "\r\nBEGIN:VEVENT\r\nUID:" + it.uid +
           "\r\nDTSTAMP:20301101T120000Z\r\nSEQUENCE:" + std::to_string(it.sequence) +
           "\r\nDTSTART:" + it.start + "\r\nDTEND:" + it.end + "\r\n" + it.more + "ORGANIZER:mailto:" + ada +
           "\r\nATTENDEE:mailto:" + room12 + "\r\nSUMMARY:Standup\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
}

inline std::string envelope(const std::string& body, const std::string& header = "") {
    return R"(<?xml version="1.0"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" )"
           R"(xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types" )"
           R"(xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages">)"
           R"(<soap:Header><t:RequestServerVersion Version="Exchange2013_SP1"/>)" +
           header + "</soap:Header><soap:Body>" + body + "</soap:Body></soap:Envelope>";
}

inline std::string folder_of(const std::string& name, const std::string& mailbox = room12) {
    return "<t:DistinguishedFolderId Id=\"" + name + "\"><t:Mailbox><t:EmailAddress>" + mailbox +
           "</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId>";
}

inline std::string impersonating(const std::string& mailbox) {
    return "<t:ExchangeImpersonation><t:ConnectingSID><t:PrimarySmtpAddress>" + mailbox +
           "</t:PrimarySmtpAddress></t:ConnectingSID></t:ExchangeImpersonation>";
}

inline std::string between(const std::string& text, const std::string& before, const std::string& after) {
    const auto at = text.find(before);
    if (at == std::string::npos) return {};
    const auto from = at + before.size();
    return text.substr(from, text.find(after, from) - from);
}

class Office : public ::testing::Test {
  protected:
    Office() {
        exchange_.put_room({.mailbox = room12, .receiving = "r12@rooms.example.com"});
        exchange_.put_account(gateway_);
    }

    Answer ews(const std::string& request, const std::string& password = "secret",
               const std::string& content_type = "text/xml; charset=utf-8") {
        HttpClient client(exchange_.ews_port());
        return client.call("POST", "/EWS/Exchange.asmx",
                           "Authorization: Basic " + to_base64("gateway:" + password) +
                               "\r\nContent-Type: " + content_type + "\r\n",
                           request);
    }

    void invite(const Invitation& invitation = {}) { exchange_.deliver({room12}, mail(invitation), false); }

    Answer find(const std::string& restriction = "", const std::string& folder = "inbox",
                const std::string& properties = "") {
        return ews(envelope(
            "<m:FindItem Traversal=\"Shallow\"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape>" +
            (properties.empty() ? ""
                                : "<t:AdditionalProperties>" + properties + "</t:AdditionalProperties>") +
            "</m:ItemShape>" + view_ +
            (restriction.empty() ? "" : "<m:Restriction>" + restriction + "</m:Restriction>") +
            "<m:ParentFolderIds>" + folder_of(folder) + "</m:ParentFolderIds></m:FindItem>"));
    }

    std::string found_id(const std::string& folder = "inbox") {
        return between(find("", folder).body, "ItemId Id=\"", "\"");
    }

    Answer respond(const std::string& kind, const std::string& id,
                   const std::string& disposition = "SendAndSaveCopy", const std::string& header = "") {
        return ews(envelope("<m:CreateItem MessageDisposition=\"" + disposition + "\"><m:SavedItemFolderId>" +
                                folder_of("sentitems") + "</m:SavedItemFolderId><m:Items><t:" + kind +
                                "><t:Body BodyType=\"Text\">Booked.</t:Body>"
                                "<t:InternetMessageHeaders><t:InternetMessageHeader "
                                "HeaderName=\"X-Mark\">17</t:InternetMessageHeader>"
                                "</t:InternetMessageHeaders><t:ReferenceItemId Id=\"" +
                                id + "\"/></t:" + kind + "></m:Items></m:CreateItem>",
                            header));
    }

    std::size_t count(Folder folder) const { return exchange_.entries(room12, folder).size(); }

    Account gateway_{.name = "gateway", .password = "secret"};
    std::string view_ =
        R"(<m:IndexedPageItemView MaxEntriesReturned="100" Offset="0" BasePoint="Beginning"/>)";
    Exchange exchange_{{.sign_in = SignIn::both, .retry_interval = 5ms, .smtp_connections = 1}};
};

}  // namespace exchange::cast
