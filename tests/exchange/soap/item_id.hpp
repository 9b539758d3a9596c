#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "tests/exchange/mailbox/item.hpp"

namespace exchange {

// An item, or one date of a series.
struct ItemRef {
    Number number = 0;
    std::optional<Seconds> original;
};

// Opaque and case-sensitive, as Exchange's ids are. A moved item has another one.
std::string id_text(const ItemRef& ref);
std::optional<ItemRef> read_id(std::string_view text);
std::string change_key(std::uint32_t change);

struct FolderRef {
    std::string mailbox;
    Folder folder = Folder::inbox;
};
std::string folder_id_text(const FolderRef& ref);
std::optional<FolderRef> read_folder_id(std::string_view text);
std::optional<Folder> distinguished(std::string_view name);

}  // namespace exchange
