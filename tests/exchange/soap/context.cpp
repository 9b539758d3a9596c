#include "tests/exchange/soap/context.hpp"

#include <algorithm>
#include <cstdlib>

#include "tests/exchange/mail/encoding.hpp"
#include "tests/exchange/soap/answer_text.hpp"

namespace exchange {
namespace {

using Found = std::variant<ItemRef, Refused>;

// InstanceIndex counts the dates of the rule from 1, deleted ones too: EWS has a code of its own for those.
Found date_of_series(const Store& store, const ItemRef& master, long index) {
    const Item* item = store.find(master.number);
    if (!item) return Refused{"ErrorItemNotFound"};
    if (item->starts.empty() || master.original) return Refused{"ErrorCalendarCannotUseIdForOccurrenceId"};
    if (index < 1 || static_cast<std::size_t>(index) > item->starts.size())
        return Refused{"ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange"};
    const Seconds original = item->starts[static_cast<std::size_t>(index) - 1];
    if (!occurrence(*item, original)) return Refused{"ErrorCalendarOccurrenceIsDeletedFromRecurrence"};
    return ItemRef{master.number, original};
}

Found named_item(const Store& store, const Element& id) {
    if (id.name == "t:OccurrenceItemId") {
        const auto master = read_id(id.attribute_or("RecurringMasterId", ""));
        if (!master) return Refused{"ErrorInvalidIdMalformed"};
        return date_of_series(store, *master, std::atol(id.attribute_or("InstanceIndex", "0").c_str()));
    }
    if (id.name == "t:RecurringMasterItemId") {
        const auto date = read_id(id.attribute_or("OccurrenceId", ""));
        if (!date) return Refused{"ErrorInvalidIdMalformed"};
        if (!date->original) return Refused{"ErrorCalendarCannotUseIdForRecurringMasterId"};
        return ItemRef{date->number, {}};
    }
    const auto ref = read_id(id.attribute_or("Id", ""));
    if (!ref) return Refused{"ErrorInvalidIdMalformed"};
    return *ref;
}

bool has_element(const Element& element, std::string_view name, std::string& text) {
    if (element.name == name) {
        text = element.text;
        return true;
    }
    return std::any_of(element.children.begin(), element.children.end(),
                       [&](const Element& child) { return has_element(child, name, text); });
}

const Element* first_id(const Element& element) {
    static const std::set<std::string> ids{"t:ItemId", "t:OccurrenceItemId", "t:RecurringMasterItemId",
                                           "t:ReferenceItemId", "t:FolderId"};
    if (ids.contains(element.name)) return &element;
    for (const Element& child : element.children) {
        if (const Element* id = first_id(child)) return id;
    }
    return nullptr;
}

}  // namespace

bool Context::owns(std::string_view of_mailbox) const {
    const std::string& own = impersonated.empty() ? account.mailbox : impersonated;
    return !own.empty() && equal_blind(own, of_mailbox);
}

Rights Context::rights(std::string_view of_mailbox) const {
    if (owns(of_mailbox)) return {Rights::Folders::editor, true};
    if (!impersonated.empty()) return {Rights::Folders::none, false};  // a room has no rights on others
    for (const auto& [room, rights] : account.rights_by_room) {
        if (equal_blind(room, of_mailbox)) return rights;
    }
    return account.rights;
}

std::string Context::failed(const std::string& code) {
    if (result == "NoError") result = code;
    return failure(operation, code);
}

std::variant<FolderRef, Refused> Context::folder(const Element& id) const {
    FolderRef ref;
    if (id.name == "t:FolderId") {
        const auto known = read_folder_id(id.attribute_or("Id", ""));
        if (!known) return Refused{"ErrorInvalidIdMalformed"};
        ref = *known;
    } else {
        const Element* address = id.path({"t:Mailbox", "t:EmailAddress"});
        ref.mailbox = lower(address ? address->text : impersonated.empty() ? account.mailbox : impersonated);
        const auto folder = distinguished(id.attribute_or("Id", ""));
        if (ref.mailbox.empty()) return Refused{"ErrorMissingEmailAddress"};
        if (!store().has_mailbox(ref.mailbox)) return Refused{"ErrorNonExistentMailbox"};
        if (!folder) return Refused{"ErrorFolderNotFound"};
        ref.folder = *folder;
    }
    if (rights(ref.mailbox).folders == Rights::Folders::none) return Refused{"ErrorAccessDenied"};
    return ref;
}

std::variant<ItemRef, Refused> Context::item(const Element& id) const {
    const Found found = named_item(store(), id);
    const ItemRef* ref = std::get_if<ItemRef>(&found);
    if (!ref) return found;
    const Item* item = store().find(ref->number);
    if (!item || (ref->original && !occurrence(*item, *ref->original))) return Refused{"ErrorItemNotFound"};
    if (rights(item->mailbox).folders == Rights::Folders::none) return Refused{"ErrorAccessDenied"};
    return *ref;
}

std::string Context::mailbox_of(const Element& request) const {
    if (!impersonated.empty()) return impersonated;
    if (const Element* id = first_id(request)) {
        if (id->name == "t:FolderId") {
            const auto folder = read_folder_id(id->attribute_or("Id", ""));
            return folder ? folder->mailbox : std::string();
        }
        const Found found = named_item(store(), *id);
        const ItemRef* ref = std::get_if<ItemRef>(&found);
        const Item* item = ref ? store().find(ref->number) : nullptr;
        if (item) return item->mailbox;
    }
    std::string address;
    return has_element(request, "t:EmailAddress", address) ? lower(address) : lower(account.mailbox);
}

}  // namespace exchange
