#pragma once
#include <optional>
#include <string>
#include <variant>

#include "tests/exchange/mailbox/organization.hpp"
#include "tests/exchange/soap/element.hpp"
#include "tests/exchange/soap/item_id.hpp"

namespace exchange {

// Why something in a call was refused: an EWS response code.
struct Refused {
    std::string code;
};

// One EWS call under way: who makes it, and what it may touch. The organization is locked meanwhile.
struct Context {
    Organization& organization;
    Account account;
    std::string impersonated;  // a mailbox, lower case; empty: as delegate or owner
    std::string operation;
    std::string mailbox;  // the first one that the call names; for faults and the log
    std::string result = "NoError";

    const Store& store() const { return organization.store(); }
    bool owns(std::string_view of_mailbox) const;
    Rights rights(std::string_view of_mailbox) const;

    // A response message with the error, which also stands in the log of calls.
    std::string failed(const std::string& code);

    // t:FolderId or t:DistinguishedFolderId, checked for the right to read.
    std::variant<FolderRef, Refused> folder(const Element& id) const;

    // t:ItemId, t:OccurrenceItemId, t:RecurringMasterItemId, t:ReferenceItemId, likewise.
    std::variant<ItemRef, Refused> item(const Element& id) const;

    // The mailbox that the request is about, before anything is done.
    std::string mailbox_of(const Element& request) const;
};

}  // namespace exchange
