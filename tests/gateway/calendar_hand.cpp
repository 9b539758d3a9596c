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

std::string calendar_of(const std::string& room) {
    return "<t:DistinguishedFolderId Id=\"calendar\"><t:Mailbox><t:EmailAddress>" + room +
           "</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId>";
}

std::string create_request(const std::string& room, const std::string& uid, std::int64_t start,
                           std::int64_t end, const std::string& more) {
    return "<m:CreateItem SendMeetingInvitations=\"SendToNone\"><m:SavedItemFolderId>" + calendar_of(room) +
           "</m:SavedItemFolderId><m:Items><t:CalendarItem><t:Subject>By hand</t:Subject><t:UID>" + uid +
           "</t:UID><t:Start>" + xml_time(start) + "</t:Start><t:End>" + xml_time(end) + "</t:End>" + more +
           "</t:CalendarItem></m:Items></m:CreateItem>";
}

std::string delete_request(const std::string& id) {
    return "<m:DeleteItem DeleteType=\"MoveToDeletedItems\" "
           "SendMeetingCancellations=\"SendToNone\"><m:ItemIds><t:ItemId Id=\"" +
           id + "\"/></m:ItemIds></m:DeleteItem>";
}

std::string view_request(const std::string& room, std::int64_t from, std::int64_t until) {
    std::string fields;
    for (const char* const field : {"UID", "Start", "End", "IsCancelled", "MyResponseType"})
        fields += "<t:FieldURI FieldURI=\"calendar:" + std::string(field) + "\"/>";
    return "<m:FindItem Traversal=\"Shallow\"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape>"
           "<t:AdditionalProperties>" +
           fields +
           "<t:ExtendedFieldURI DistinguishedPropertySetId=\"PublicStrings\" "
           "PropertyName=\"RoomgateReservation\" PropertyType=\"String\"/></t:AdditionalProperties>"
           "</m:ItemShape><m:CalendarView StartDate=\"" +
           xml_time(from) + "\" EndDate=\"" + xml_time(until) + "\"/><m:ParentFolderIds>" +
           calendar_of(room) + "</m:ParentFolderIds></m:FindItem>";
}

// The inner text of each element of that name.
std::vector<std::string> pieces(const std::string& xml, const std::string& name) {
    std::vector<std::string> found;
    const std::string open = "<" + name, close = "</" + name + ">";
    for (std::size_t at = xml.find(open); at != std::string::npos; at = xml.find(open, at)) {
        const std::size_t from = xml.find('>', at) + 1, until = xml.find(close, from);
        if (until == std::string::npos) break;
        found.push_back(xml.substr(from, until - from));
        at = until;
    }
    return found;
}

std::string text_of(const std::string& xml, const std::string& name) {
    const auto found = pieces(xml, name);
    return found.empty() ? "" : found.front();
}

std::string attribute_of(const std::string& xml, const std::string& name) {
    const std::size_t at = xml.find(" " + name + "=\"");
    if (at == std::string::npos) return {};
    const std::size_t from = at + name.size() + 3;
    return xml.substr(from, xml.find('"', from) - from);
}

std::int64_t instant_of(const std::string& text) {
    std::tm parts{};
    ::strptime(text.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return ::timegm(&parts);
}

bool is_done(const std::string& reply) { return reply.find("NoError") != std::string::npos; }

}  // namespace

std::string ical_time(std::int64_t at) { return formatted(at, "%Y%m%dT%H%M%SZ"); }
std::string ical_day(std::int64_t at) { return formatted(at, "%Y-%m-%d"); }

void CalendarHand::create(const std::string& uid, std::int64_t start, std::int64_t end) {
    call(create_request(room_, uid, start, end, ""));
}

void CalendarHand::create_daily(const std::string& uid, std::int64_t start, std::int64_t end, int dates) {
    call(create_request(
        room_, uid, start, end,
        "<t:Recurrence><t:DailyRecurrence><t:Interval>1</t:Interval></"
        "t:DailyRecurrence><t:NumberedRecurrence>"
        "<t:StartDate>" +
            ical_day(start) + "</t:StartDate><t:NumberOfOccurrences>" + std::to_string(dates) +
            "</t:NumberOfOccurrences></t:NumberedRecurrence></t:Recurrence><t:StartTimeZone Id=\"UTC\"/>"
            "<t:EndTimeZone Id=\"UTC\"/>"));
}

std::vector<ShownDate> CalendarHand::dates(std::int64_t from, std::int64_t until) {
    const std::string reply = reply_to(view_request(room_, from, until));
    std::vector<ShownDate> all;
    for (const std::string& item : pieces(reply, "t:CalendarItem")) {
        const std::string mark = text_of(item, "t:Value");
        all.push_back({.id = attribute_of(item, "Id"),
                       .uid = mark.empty() ? text_of(item, "t:UID") : mark,
                       .start = instant_of(text_of(item, "t:Start")),
                       .end = instant_of(text_of(item, "t:End")),
                       .stands = text_of(item, "t:IsCancelled") != "true" &&
                                 text_of(item, "t:MyResponseType") != "Decline"});
    }
    return all;
}

bool CalendarHand::move(const ShownDate& date, std::int64_t start, std::int64_t end) {
    return update(date.id, set_field("Start", start) + set_field("End", end));
}

bool CalendarHand::rename(const ShownDate& date, const std::string& subject) {
    return update(date.id,
                  "<t:SetItemField><t:FieldURI FieldURI=\"item:Subject\"/><t:CalendarItem><t:Subject>" +
                      subject + "</t:Subject></t:CalendarItem></t:SetItemField>");
}

bool CalendarHand::remove(const ShownDate& date) { return is_done(reply_to(delete_request(date.id))); }

void CalendarHand::move(const std::string& uid, std::int64_t start, std::int64_t end) {
    const std::string id = id_of(uid);
    if (id.empty()) return;
    EXPECT_TRUE(update(id, set_field("Start", start) + set_field("End", end)));
}

void CalendarHand::remove(const std::string& uid) {
    const std::string id = id_of(uid);
    if (id.empty()) return;
    call(delete_request(id));
}

std::multiset<std::int64_t> CalendarHand::starts() const {
    std::multiset<std::int64_t> all;
    for (const exchange::Entry& entry : exchange_.entries(room_, exchange::Folder::calendar))
        if (entry.response != "Decline" && !entry.cancelled) all.insert(entry.start);
    return all;
}

void CalendarHand::answer(const std::string& uid, const std::string& response) {
    const std::string reply = respond(id_of(uid, exchange::Folder::inbox), response);
    EXPECT_TRUE(is_done(reply)) << reply;
}

bool CalendarHand::answer(const ShownDate& date, const std::string& response) {
    return is_done(respond(date.id, response));
}

std::string CalendarHand::respond(const std::string& id, const std::string& response) {
    return reply_to("<m:CreateItem MessageDisposition=\"SendAndSaveCopy\"><m:Items><t:" + response +
                    "><t:ReferenceItemId Id=\"" + id + "\"/></t:" + response + "></m:Items></m:CreateItem>");
}

void CalendarHand::delete_message(const std::string& uid, const std::string& type) {
    call("<m:DeleteItem DeleteType=\"" + type +
         "\" SendMeetingCancellations=\"SendToNone\"><m:ItemIds><t:ItemId Id=\"" +
         id_of(uid, exchange::Folder::inbox) + "\"/></m:ItemIds></m:DeleteItem>");
}

std::string CalendarHand::id_of(const std::string& uid, exchange::Folder folder) const {
    for (const exchange::Entry& entry : exchange_.entries(room_, folder))
        if (entry.uid == uid) return entry.id;
    return {};
}

bool CalendarHand::update(const std::string& id, const std::string& fields) {
    return is_done(reply_to(
        "<m:UpdateItem ConflictResolution=\"AlwaysOverwrite\" "
        "SendMeetingInvitationsOrCancellations=\"SendToNone\"><m:ItemChanges><t:ItemChange><t:ItemId Id=\"" +
        id + "\"/><t:Updates>" + fields + "</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>"));
}

void CalendarHand::call(const std::string& body) {
    const std::string reply = reply_to(body);
    EXPECT_TRUE(is_done(reply)) << reply;
}

std::string CalendarHand::reply_to(const std::string& body) {
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
    return answer.body;
}

}  // namespace gateway
