#include "tests/gateway/calendar_hand.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "tests/exchange/cast/http_client.hpp"
#include "tests/exchange/mail/encoding.hpp"

namespace gateway {
namespace {

std::string formatted(std::int64_t at, const char* format) {
    const std::time_t time = at;
    std::tm parts{};
    gmtime_r(&time, &parts);
    char text[40];
    std::strftime(text, sizeof text, format, &parts);
    return text;
}

std::string xml_time(std::int64_t at) { return formatted(at, "%Y-%m-%dT%H:%M:%SZ"); }

std::string set_field(const std::string& name, std::int64_t at) {
    return "<t:SetItemField><t:FieldURI FieldURI=\"calendar:" + name + "\"/><t:CalendarItem><t:" + name +
           ">" + xml_time(at) + "</t:" + name + "></t:CalendarItem></t:SetItemField>";
}

}  // namespace

std::string ical_time(std::int64_t at) { return formatted(at, "%Y%m%dT%H%M%SZ"); }
std::string ical_day(std::int64_t at) { return formatted(at, "%Y-%m-%d"); }

void CalendarHand::create(const std::string& uid, std::int64_t start, std::int64_t end) {
    call(
        "<m:CreateItem SendMeetingInvitations=\"SendToNone\"><m:SavedItemFolderId><t:DistinguishedFolderId "
        "Id=\"calendar\"><t:Mailbox><t:EmailAddress>" +
        room_ +
        "</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId></"
        "m:SavedItemFolderId><m:Items><t:CalendarItem>"
        "<t:Subject>By hand</t:Subject><t:UID>" +
        uid + "</t:UID><t:Start>" + xml_time(start) + "</t:Start><t:End>" + xml_time(end) +
        "</t:End></t:CalendarItem></m:Items></m:CreateItem>");
}

void CalendarHand::move(const std::string& uid, std::int64_t start, std::int64_t end) {
    const std::string id = id_of(uid);
    if (id.empty()) return;
    call(
        "<m:UpdateItem ConflictResolution=\"AlwaysOverwrite\" "
        "SendMeetingInvitationsOrCancellations=\"SendToNone\">"
        "<m:ItemChanges><t:ItemChange><t:ItemId Id=\"" +
        id + "\"/><t:Updates>" + set_field("Start", start) + set_field("End", end) +
        "</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>");
}

void CalendarHand::remove(const std::string& uid) {
    const std::string id = id_of(uid);
    if (id.empty()) return;
    call(
        "<m:DeleteItem DeleteType=\"MoveToDeletedItems\" SendMeetingCancellations=\"SendToNone\"><m:ItemIds>"
        "<t:ItemId Id=\"" +
        id + "\"/></m:ItemIds></m:DeleteItem>");
}

std::multiset<std::int64_t> CalendarHand::starts() const {
    std::multiset<std::int64_t> all;
    for (const exchange::Entry& entry : exchange_.entries(room_, exchange::Folder::calendar))
        if (entry.response != "Decline" && !entry.cancelled) all.insert(entry.start);
    return all;
}

std::string CalendarHand::id_of(const std::string& uid) const {
    for (const exchange::Entry& entry : exchange_.entries(room_, exchange::Folder::calendar))
        if (entry.uid == uid) return entry.id;
    return {};
}

void CalendarHand::call(const std::string& body) {
    exchange::cast::HttpClient client(exchange_.ews_port());
    const auto answer = client.call(
        "POST", "/EWS/Exchange.asmx",
        "Authorization: Basic " + exchange::to_base64("svc-roomgate:secret") +
            "\r\nContent-Type: text/xml; charset=utf-8\r\n",
        R"(<?xml version="1.0"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" )"
        R"(xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types" )"
        R"(xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"><soap:Header>)"
        R"(<t:RequestServerVersion Version="Exchange2013_SP1"/></soap:Header><soap:Body>)" +
            body + "</soap:Body></soap:Envelope>");
    EXPECT_TRUE(answer.has("NoError")) << answer.body;
}

}  // namespace gateway
