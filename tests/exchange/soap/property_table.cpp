#include "tests/exchange/soap/property_table.hpp"

#include "tests/exchange/mail/encoding.hpp"
#include "tests/exchange/mail/instant.hpp"
#include "tests/exchange/soap/answer_text.hpp"

namespace exchange {
namespace {

using Value = std::optional<std::string>;

std::string boolean(bool value) { return value ? "true" : "false"; }
Value time_or_none(const std::optional<Seconds>& instant) {
    return instant ? Value(to_xml_time(*instant)) : std::nullopt;
}
Value text_or_none(const std::string& text) { return text.empty() ? std::nullopt : Value(text); }

Response response_of(const View& view) {
    const Exception* exception = view.exception();
    return exception && exception->response ? *exception->response : view.item->response;
}

std::optional<Seconds> reply_time_of(const View& view) {
    const Exception* exception = view.exception();
    if (exception && exception->response) return exception->reply_time;
    return view.item->reply_time;
}

// Exchange may hand back a foreign UID as the hex of the wrapped form.
std::string uid_of(const View& view) {
    const Room* room = view.store->room(view.item->mailbox);
    return room && room->uid_as_hex ? to_hex(view.item->goid.clean) : view.item->goid.uid;
}

std::string calendar_item_type(const View& view) {
    if (view.date) return view.exception() ? "Exception" : "Occurrence";
    if (view.item->recurrence_id) return "Exception";
    return view.item->starts.empty() ? "Single" : "RecurringMaster";
}

std::string mailbox_xml(const std::string& name, const std::string& address) {
    return "<t:Mailbox>" + (name.empty() ? "" : tag("Name", name)) + tag("EmailAddress", address) +
           tag("RoutingType", "SMTP") + "</t:Mailbox>";
}

Value mailbox_or_none(const std::string& name, const std::string& address) {
    return address.empty() ? std::nullopt : Value(mailbox_xml(name, address));
}

Value headers_xml(const View& view) {
    std::string inner;
    for (const auto& [name, value] : view.item->headers)
        inner += "<t:InternetMessageHeader HeaderName=\"" + escaped(name) + "\">" + escaped(value) +
                 "</t:InternetMessageHeader>";
    return text_or_none(inner);
}

Value associated_xml(const View& view) {
    const Item* calendar = view.store->find(view.item->calendar_item);
    if (!calendar) return std::nullopt;
    ItemRef ref{calendar->number, {}};
    if (view.item->recurrence_id && !calendar->starts.empty()) ref.original = view.item->recurrence_id;
    return "<t:AssociatedCalendarItemId Id=\"" + id_text(ref) + "\" ChangeKey=\"" +
           change_key(calendar->change) + "\"/>";
}

Value folder_xml(const View& view) {
    return "<t:ParentFolderId Id=\"" + folder_id_text({view.item->mailbox, view.item->folder}) +
           "\" ChangeKey=\"AQAAAA==\"/>";
}

// An occurrence that was moved or answered by itself: t:OccurrenceInfoType.
std::string modified_xml(const View& view, Seconds original) {
    const auto date = occurrence(*view.item, original);
    return "<t:Occurrence><t:ItemId Id=\"" + id_text({view.item->number, original}) + "\" ChangeKey=\"" +
           change_key(view.item->change) + "\"/>" + tag("Start", to_xml_time(date->start)) +
           tag("End", to_xml_time(date->end)) + tag("OriginalStart", to_xml_time(original)) +
           "</t:Occurrence>";
}

Value exceptions_xml(const View& view, bool deleted) {
    if (view.date) return std::nullopt;  // of a recurring master only
    std::string inner;
    for (const auto& [original, exception] : view.item->exceptions) {
        if (exception.deleted != deleted) continue;
        inner +=
            deleted ? "<t:DeletedOccurrence>" + tag("Start", to_xml_time(original)) + "</t:DeletedOccurrence>"
                    : modified_xml(view, original);
    }
    return text_or_none(inner);
}

Seconds start(const View& view) { return view.date ? view.date->start : view.item->start; }
Seconds end(const View& view) { return view.date ? view.date->end : view.item->end; }
std::optional<Seconds> recurrence_id(const View& view) {
    return view.date ? std::optional(view.date->original) : view.item->recurrence_id;
}

std::vector<Property> item_properties() {
    using F = Form;
    return {
        {"item:ParentFolderId", "ParentFolderId", any, false, false, F::whole, folder_xml},
        {"item:ItemClass", "ItemClass", any, false, false, F::simple,
         [](const View& v) { return v.item->item_class; }},
        {"item:Subject", "Subject", any, true, false, F::simple,
         [](const View& v) { return v.item->subject; }},
        {"item:Sensitivity", "Sensitivity", any, true, false, F::simple,
         [](const View& v) { return v.item->sensitivity; }},
        {"item:Body", "Body", any, false, true, F::whole,
         [](const View& v) { return "<t:Body BodyType=\"Text\">" + escaped(v.item->body) + "</t:Body>"; }},
        {"item:DateTimeReceived", "DateTimeReceived", any, false, false, F::simple,
         [](const View& v) { return to_xml_time(v.item->received); }},
        {"item:Size", "Size", any, true, false, F::simple,
         [](const View& v) { return std::to_string(v.item->mime ? v.item->mime->size() : 1000); }},
        {"item:InternetMessageHeaders", "InternetMessageHeaders", message, false, true, F::inside,
         headers_xml},
        {"item:DateTimeSent", "DateTimeSent", any, false, false, F::simple,
         [](const View& v) { return to_xml_time(v.item->stamp ? v.item->stamp : v.item->received); }},
        {"item:DateTimeCreated", "DateTimeCreated", any, false, false, F::simple,
         [](const View& v) { return to_xml_time(v.item->received); }},
        {"item:HasAttachments", "HasAttachments", any, true, false, F::simple,
         [](const View&) { return "false"; }},
        {"", "ExtendedProperty", any, false, false, F::whole, nullptr},  // the place of the extended ones
        {"item:LastModifiedTime", "LastModifiedTime", any, false, false, F::simple,
         [](const View& v) { return to_xml_time(v.item->modified); }},
    };
}

std::vector<Property> message_properties() {
    using F = Form;
    return {
        {"message:Sender", "Sender", message, false, false, F::inside,
         [](const View& v) { return mailbox_or_none("", v.item->sender); }},
        {"message:ToRecipients", "ToRecipients", message, false, true, F::inside,
         [](const View& v) { return mailbox_or_none("", v.item->to); }},
        {"message:From", "From", message, true, false, F::inside,
         [](const View& v) { return mailbox_or_none("", v.item->from); }},
        {"message:InternetMessageId", "InternetMessageId", message, false, false, F::simple,
         [](const View& v) { return text_or_none(v.item->message_id); }},
        {"message:IsRead", "IsRead", message, true, false, F::simple,
         [](const View& v) { return boolean(v.item->folder != Folder::inbox); }},
    };
}

std::vector<Property> meeting_properties() {
    using F = Form;
    return {
        {"meeting:AssociatedCalendarItemId", "AssociatedCalendarItemId", meeting, false, false, F::whole,
         associated_xml},
        {"meeting:IsDelegated", "IsDelegated", meeting, false, false, F::simple,
         [](const View& v) { return boolean(v.item->delegated); }},
        {"meeting:IsOutOfDate", "IsOutOfDate", meeting, true, false, F::simple,
         [](const View& v) { return boolean(v.item->out_of_date); }},
        {"meeting:HasBeenProcessed", "HasBeenProcessed", meeting, true, false, F::simple,
         [](const View& v) { return boolean(v.item->processed); }},
        {"meeting:ResponseType", "ResponseType", meeting, true, false, F::simple,
         [](const View& v) { return response_name(v.item->response); }},
        {"calendar:UID", "UID", meeting | appointment, false, false, F::simple,
         [](const View& v) { return text_or_none(uid_of(v)); }},
        {"calendar:RecurrenceId", "RecurrenceId", meeting | appointment, false, false, F::simple,
         [](const View& v) { return time_or_none(recurrence_id(v)); }},
        {"calendar:DateTimeStamp", "DateTimeStamp", meeting | appointment, false, false, F::simple,
         [](const View& v) { return to_xml_time(v.item->stamp); }},
        {"meetingRequest:MeetingRequestType", "MeetingRequestType", request, false, false, F::simple,
         [](const View& v) { return v.item->sequence ? "FullUpdate" : "NewMeetingRequest"; }},
        {"meetingRequest:IntendedFreeBusyStatus", "IntendedFreeBusyStatus", request, true, false, F::simple,
         [](const View&) { return "Busy"; }},
    };
}

std::vector<Property> calendar_properties() {
    using F = Form;
    return {
        {"calendar:Start", "Start", request | cancellation | appointment, true, false, F::simple,
         [](const View& v) { return to_xml_time(start(v)); }},
        {"calendar:End", "End", request | cancellation | appointment, true, false, F::simple,
         [](const View& v) { return to_xml_time(end(v)); }},
        {"calendar:OriginalStart", "OriginalStart", request | appointment, false, false, F::simple,
         [](const View& v) { return time_or_none(recurrence_id(v)); }},
        {"calendar:IsAllDayEvent", "IsAllDayEvent", request | appointment, false, false, F::simple,
         [](const View& v) { return boolean(v.item->all_day); }},
        {"calendar:LegacyFreeBusyStatus", "LegacyFreeBusyStatus", request | appointment, true, false,
         F::simple, [](const View& v) { return v.item->free_busy; }},
        {"calendar:Location", "Location", request | cancellation | appointment, true, false, F::simple,
         [](const View& v) { return text_or_none(v.item->location); }},
        {"calendar:IsMeeting", "IsMeeting", request | appointment, false, false, F::simple,
         [](const View& v) { return boolean(!v.item->organizer.empty()); }},
        {"calendar:IsCancelled", "IsCancelled", request | appointment, false, false, F::simple,
         [](const View& v) { return boolean(v.item->cancelled); }},
        {"calendar:IsRecurring", "IsRecurring", request | appointment, false, false, F::simple,
         [](const View& v) { return boolean(!v.item->starts.empty() || v.item->recurrence_id); }},
        {"calendar:CalendarItemType", "CalendarItemType", request | cancellation | appointment, true, false,
         F::simple, calendar_item_type},
        {"calendar:MyResponseType", "MyResponseType", request | appointment, false, false, F::simple,
         [](const View& v) { return response_name(response_of(v)); }},
        {"calendar:Organizer", "Organizer", request | appointment, true, false, F::inside,
         [](const View& v) { return mailbox_or_none(v.item->organizer_name, v.item->organizer); }},
        {"calendar:AppointmentReplyTime", "AppointmentReplyTime", request | appointment, false, false,
         F::simple, [](const View& v) { return time_or_none(reply_time_of(v)); }},
        {"calendar:AppointmentSequenceNumber", "AppointmentSequenceNumber", request | appointment, false,
         false, F::simple, [](const View& v) { return std::to_string(v.item->sequence); }},
        {"calendar:AppointmentState", "AppointmentState", request | appointment, false, false, F::simple,
         [](const View& v) { return v.item->cancelled ? "7" : "3"; }},
        {"calendar:ModifiedOccurrences", "ModifiedOccurrences", appointment, false, true, F::inside,
         [](const View& v) { return exceptions_xml(v, false); }},
        {"calendar:DeletedOccurrences", "DeletedOccurrences", appointment, false, true, F::inside,
         [](const View& v) { return exceptions_xml(v, true); }},
    };
}

}  // namespace

int kind_bit(const Item& item) {
    if (is_appointment(item)) return appointment;
    if (is_request(item)) return request;
    if (is_cancellation(item)) return cancellation;
    return item.item_class.starts_with("IPM.Schedule.Meeting.Resp.") ? reply : note;
}

const std::vector<Property>& properties() {
    static const std::vector<Property> all = [] {
        std::vector<Property> together;
        for (const auto& part :
             {item_properties(), message_properties(), meeting_properties(), calendar_properties()})
            together.insert(together.end(), part.begin(), part.end());
        return together;
    }();
    return all;
}

}  // namespace exchange
