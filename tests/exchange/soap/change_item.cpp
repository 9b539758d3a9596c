#include <map>

#include "tests/exchange/mail/instant.hpp"
#include "tests/exchange/soap/answer_text.hpp"
#include "tests/exchange/soap/operations.hpp"
#include "tests/exchange/soap/properties.hpp"

namespace exchange {
namespace {

std::string remove(Context& context, const Element& request, const Element& id) {
    const auto found = context.item(id);
    if (const auto* no = std::get_if<Refused>(&found)) return context.failed(no->code);
    const ItemRef& ref = std::get<ItemRef>(found);
    const Item& item = *context.store().find(ref.number);
    if (context.rights(item.mailbox).folders != Rights::Folders::editor)
        return context.failed("ErrorAccessDenied");
    // Mandatory for calendar items [DeleteItem in the EWS reference].
    if (is_appointment(item) && !request.attribute("SendMeetingCancellations"))
        return context.failed("ErrorSendMeetingCancellationsRequired");
    const bool for_good = request.attribute_or("DeleteType", "") != "MoveToDeletedItems" ||
                          item.folder == Folder::deleted_items;
    context.organization.remove(ref.number, ref.original, for_good);
    return success(context.operation, "");
}

using Fields = std::map<std::string, std::string>;

// The name of the field in Organization::change_fields(); empty: this one cannot be set here.
std::string field_of(const Element& path) {
    if (path.name == "t:ExtendedFieldURI") return "property:" + path_key(path);
    static const Fields fields{
        {"item:Subject", "subject"},        {"item:Body", "body"},
        {"calendar:Start", "start"},        {"calendar:End", "end"},
        {"calendar:Location", "location"},  {"calendar:LegacyFreeBusyStatus", "free_busy"},
        {"item:Sensitivity", "sensitivity"}};
    const auto found = fields.find(path.attribute_or("FieldURI", ""));
    return found == fields.end() ? std::string() : found->second;
}

std::string value_of(const std::string& field, const Element& value) {
    if (value.name == "t:ExtendedProperty") return value.child("t:Value")->text;
    if (field != "start" && field != "end") return value.text;
    return std::to_string(from_xml_time(value.text).value_or(0));
}

std::string collect(const Element& updates, Fields& fields) {
    for (const Element& update : updates.children) {
        const std::string name = field_of(update.children[0]);
        if (name.empty()) return "ErrorInvalidPropertySet";
        if (update.name == "t:DeleteItemField") {
            fields[name] = "";
            continue;
        }
        const auto& values = update.children[1].children;
        if (values.size() != 1) return "ErrorIncorrectUpdatePropertyCount";  // one field each
        fields[name] = value_of(name, values[0]);
    }
    return {};
}

// Of the item as it will be [UpdateItem: ErrorCalendarEndDateIsEarlierThanStartDate].
bool ends_before_it_starts(const Item& item, const Fields& fields) {
    const auto instant = [&](const char* name, Seconds otherwise) {
        const auto set = fields.find(name);
        return set == fields.end() ? otherwise : std::stoll(set->second);
    };
    return instant("end", item.end) < instant("start", item.start);
}

// A date stays between those before and after it [ErrorOccurrenceCrossingBoundary in ResponseCodeType].
bool crosses_another(const Item& master, Seconds original, const Fields& fields) {
    const auto start = fields.find("start");
    if (start == fields.end()) return false;
    const Seconds moved = std::stoll(start->second);
    for (const Seconds other : master.starts) {
        const auto date = occurrence(master, other);
        if (!date || other == original) continue;
        if (other < original ? date->start >= moved : date->start <= moved) return true;
    }
    return false;
}

std::string update(Context& context, const Element& request, const Element& change) {
    const auto found = context.item(change.children[0]);
    if (const auto* no = std::get_if<Refused>(&found)) return context.failed(no->code);
    const ItemRef& ref = std::get<ItemRef>(found);
    const Item& item = *context.store().find(ref.number);
    if (context.rights(item.mailbox).folders != Rights::Folders::editor)
        return context.failed("ErrorAccessDenied");
    if (is_appointment(item) && !request.attribute("SendMeetingInvitationsOrCancellations"))
        return context.failed("ErrorSendMeetingInvitationsOrCancellationsRequired");
    const auto key = change.children[0].attribute("ChangeKey");
    const bool overwrite = request.attribute_or("ConflictResolution", "") == "AlwaysOverwrite";
    if (!key && !overwrite) return context.failed("ErrorChangeKeyRequired");
    if (key && !overwrite && *key != change_key(item.change))
        return context.failed("ErrorIrresolvableConflict");
    Fields fields;
    if (const std::string no = collect(*change.child("t:Updates"), fields); !no.empty())
        return context.failed(no);
    if (ends_before_it_starts(item, fields))
        return context.failed("ErrorCalendarEndDateIsEarlierThanStartDate");
    if (ref.original && crosses_another(item, *ref.original, fields))
        return context.failed("ErrorOccurrenceCrossingBoundary");
    context.organization.change_fields(ref.number, ref.original, fields);
    const Item& changed = *context.store().find(ref.number);
    return success(
        context.operation,
        "<m:Items><t:CalendarItem><t:ItemId Id=\"" + id_text(ref) + "\" ChangeKey=\"" +
            change_key(changed.change) +
            "\"/></t:CalendarItem></m:Items><m:ConflictResults><t:Count>0</t:Count></m:ConflictResults>");
}

}  // namespace

std::string delete_item(Context& context, const Element& request) {
    std::string messages;
    for (const Element& id : request.child("m:ItemIds")->children) messages += remove(context, request, id);
    return messages;
}

std::string update_item(Context& context, const Element& request) {
    std::string messages;
    for (const Element& change : request.child("m:ItemChanges")->children)
        messages += update(context, request, change);
    return messages;
}

}  // namespace exchange
