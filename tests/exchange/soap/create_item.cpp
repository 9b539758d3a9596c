#include <map>

#include "tests/exchange/mail/encoding.hpp"
#include "tests/exchange/mail/instant.hpp"
#include "tests/exchange/mail/plain_text.hpp"
#include "tests/exchange/soap/answer_text.hpp"
#include "tests/exchange/soap/operations.hpp"
#include "tests/exchange/soap/properties.hpp"
#include "tests/exchange/soap/recurrence.hpp"

namespace exchange {
namespace {

std::string text_of(const Element& element, std::string_view name) {
    const Element* child = element.child(name);
    return child ? child->text : std::string();
}

// As text, as the organizer reads it who reads no HTML.
std::string body_of(const Element& response) {
    const Element* body = response.child("t:Body");
    if (!body) return {};
    return body->attribute_or("BodyType", "") == "HTML" ? plain_text_of(body->text) : body->text;
}

Headers headers_of(const Element& element) {
    Headers headers;
    if (const Element* list = element.child("t:InternetMessageHeaders")) {
        for (const Element& header : list->children)
            headers.emplace_back(header.attribute_or("HeaderName", ""), header.text);
    }
    return headers;
}

Disposition disposition_of(const std::string& text) {
    if (text == "SaveOnly") return Disposition::save_only;
    return text == "SendOnly" ? Disposition::send_only : Disposition::send_and_save;
}

Response kind_of(const Element& response) {
    if (response.name == "t:AcceptItem") return Response::accept;
    return response.name == "t:DeclineItem" ? Response::decline : Response::tentative;
}

// Where the copy goes: SavedItemFolderId, else the Sent Items of who is signed in - which for a delegate is
// not the room (how-to-access-email-as-a-delegate-by-using-ews-in-exchange).
std::string place_copy(const Context& context, const Element* saved, AnswerOrder& order) {
    order.copy_mailbox = context.impersonated.empty() ? context.account.mailbox : context.impersonated;
    if (!saved) return {};
    const auto folder = context.folder(saved->children[0]);
    if (const auto* no = std::get_if<Refused>(&folder)) return no->code;
    order.copy_mailbox = std::get<FolderRef>(folder).mailbox;
    order.copy_folder = std::get<FolderRef>(folder).folder;
    return {};
}

void withhold(Context& context, AnswerOrder& order) {
    const auto strikes = [&](std::string_view kind) {
        return context.organization.strike(kind, context.operation, context.mailbox).has_value();
    };
    order.withhold_response = strikes("withhold_response");
    order.withhold_removal = strikes("withhold_removal");
    order.withhold_headers = strikes("withhold_headers");
    if (strikes("withhold_copy")) order.copy_mailbox.clear();
}

std::string respond(Context& context, const Element& request, const Element& response) {
    const auto disposition = request.attribute("MessageDisposition");
    if (!disposition) return context.failed("ErrorMessageDispositionRequired");
    const Element* reference = response.child("t:ReferenceItemId");
    if (!reference) return context.failed("ErrorInvalidReferenceItem");
    const auto found = context.item(*reference);
    if (const auto* no = std::get_if<Refused>(&found)) return context.failed(no->code);
    const ItemRef& ref = std::get<ItemRef>(found);
    const Item& item = *context.store().find(ref.number);
    const auto key = reference->attribute("ChangeKey");
    if (key && *key != change_key(item.change)) return context.failed("ErrorIrresolvableConflict");

    AnswerOrder order;
    order.kind = kind_of(response);
    order.item = ref.number;
    order.original = ref.original;
    order.disposition = disposition_of(*disposition);
    order.text = body_of(response);
    order.headers = headers_of(response);
    const Rights rights = context.rights(item.mailbox);
    if (rights.folders != Rights::Folders::editor) return context.failed("ErrorAccessDenied");
    // Folder rights are not enough to send for the room: a delegate sends on its behalf.
    if (!rights.send_on_behalf && order.disposition != Disposition::save_only)
        return context.failed("ErrorSendAsDenied");
    if (!context.owns(item.mailbox)) order.sender = context.account.name;
    if (std::string no = place_copy(context, request.child("m:SavedItemFolderId"), order); !no.empty())
        return context.failed(no);
    withhold(context, order);
    const AnswerOutcome outcome = context.organization.respond(order, now());
    return outcome.error.empty() ? success(context.operation, "<m:Items/>") : context.failed(outcome.error);
}

void read_extended(const Element& element, Item& item) {
    for (const Element& child : element.children) {
        if (child.name != "t:ExtendedProperty") continue;
        const Element& field = *child.child("t:ExtendedFieldURI");
        item.properties.push_back({path_key(field), "", text_of(child, "t:Value")});
    }
}

std::string created(const Context& context, const Item& item, Number number) {
    if (number == 0) return success(context.operation, "<m:Items/>");
    const Item& stored = *context.store().find(number);
    const std::string element = "t:" + kind_of(item);
    return success(context.operation, "<m:Items><" + element + "><t:ItemId Id=\"" + id_text({number, {}}) +
                                          "\" ChangeKey=\"" + change_key(stored.change) + "\"/></" + element +
                                          "></m:Items>");
}

// Where the new item goes; `folder` when the request does not say.
std::variant<FolderRef, Refused> place(const Context& context, const Element& request,
                                       const std::string& folder) {
    const Element* saved = request.child("m:SavedItemFolderId");
    Element otherwise;
    otherwise.name = "t:DistinguishedFolderId";
    otherwise.attributes.emplace_back("Id", folder);
    const auto found = context.folder(saved ? saved->children[0] : otherwise);
    const auto* ref = std::get_if<FolderRef>(&found);
    if (ref && context.rights(ref->mailbox).folders != Rights::Folders::editor)
        return Refused{"ErrorAccessDenied"};
    return found;
}

std::string create_appointment(Context& context, const Element& request, const Element& appointment) {
    if (!request.attribute("SendMeetingInvitations"))
        return context.failed("ErrorSendMeetingInvitationsRequired");
    const auto folder = place(context, request, "calendar");
    if (const auto* no = std::get_if<Refused>(&folder)) return context.failed(no->code);
    Item item;
    item.mailbox = std::get<FolderRef>(folder).mailbox;
    item.folder = std::get<FolderRef>(folder).folder;
    item.response = Response::organizer;  // a room that puts something into its own calendar organizes it
    item.item_class = "IPM.Appointment";
    item.subject = text_of(appointment, "t:Subject");
    item.body = text_of(appointment, "t:Body");
    if (appointment.child("t:Sensitivity")) item.sensitivity = text_of(appointment, "t:Sensitivity");
    item.uid = text_of(appointment, "t:UID");
    // Exchange makes a UID where there is none [EWS reference, UID].
    static std::uint64_t made = 0;
    if (item.uid.empty()) item.uid = "made-here-" + std::to_string(++made) + "-" + std::to_string(now());
    item.location = text_of(appointment, "t:Location");
    item.free_busy =
        appointment.child("t:LegacyFreeBusyStatus") ? text_of(appointment, "t:LegacyFreeBusyStatus") : "Busy";
    item.received = now();
    item.start = from_xml_time(text_of(appointment, "t:Start")).value_or(item.received);
    item.end = from_xml_time(text_of(appointment, "t:End")).value_or(item.start);
    if (item.end < item.start) return context.failed("ErrorCalendarEndDateIsEarlierThanStartDate");
    auto dates = dates_of(appointment, item.start);
    if (const auto* no = std::get_if<Refused>(&dates)) return context.failed(no->code);
    item.starts = std::get<std::vector<Seconds>>(std::move(dates));
    read_extended(appointment, item);
    return created(context, item, context.organization.create(item, false));
}

std::string create_message(Context& context, const Element& request, const Element& message) {
    const auto disposition = request.attribute("MessageDisposition");
    if (!disposition) return context.failed("ErrorMessageDispositionRequired");
    Item item;
    item.item_class = "IPM.Note";
    item.subject = text_of(message, "t:Subject");
    item.body = text_of(message, "t:Body");
    const Element* from = message.path({"t:From", "t:Mailbox", "t:EmailAddress"});
    item.from = from                           ? from->text
                : context.impersonated.empty() ? context.account.mailbox
                                               : context.impersonated;
    const Element* to = message.path({"t:ToRecipients", "t:Mailbox", "t:EmailAddress"});
    if (*disposition != "SaveOnly" && !to) return context.failed("ErrorInvalidRecipients");
    item.to = to ? to->text : "";
    if (from && *disposition != "SaveOnly" && !context.rights(item.from).send_on_behalf)
        return context.failed("ErrorSendAsDenied");
    read_extended(message, item);
    item.received = now();
    if (*disposition != "SendOnly") {
        const auto folder = place(context, request, *disposition == "SaveOnly" ? "drafts" : "sentitems");
        if (const auto* no = std::get_if<Refused>(&folder)) return context.failed(no->code);
        item.mailbox = std::get<FolderRef>(folder).mailbox;
        item.folder = std::get<FolderRef>(folder).folder;
    }
    return created(context, item, context.organization.create(item, *disposition != "SaveOnly"));
}

}  // namespace

std::string create_item(Context& context, const Element& request) {
    std::string messages;
    for (const Element& item : request.child("m:Items")->children) {
        if (item.name == "t:CalendarItem")
            messages += create_appointment(context, request, item);
        else if (item.name == "t:Message")
            messages += create_message(context, request, item);
        else
            messages += respond(context, request, item);
    }
    return messages;
}

}  // namespace exchange
