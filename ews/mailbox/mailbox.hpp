#pragma once
#include <optional>
#include <string>

#include "reserve/answer.hpp"

namespace ews {

// How the mailbox of a room is reached: by folder rights of the signed-in account, or in the mailbox' own
// name.
enum class Access { delegate, impersonation };

struct Mailbox {
    std::string address;
    Access access = Access::delegate;
    std::optional<reserve::AnswerId> answer{};  // for which it is called
};

enum class Folder {
    inbox,
    deleted_items,
    calendar,
    sent_items,
    own_sent_items,  // of the signed-in account: where a delegate's copies go
};

struct ItemId {
    std::string id;  // case-sensitive; changes when the item moves
    std::string change_key;
    friend bool operator==(const ItemId&, const ItemId&) = default;
};

}  // namespace ews
