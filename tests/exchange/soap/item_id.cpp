#include "tests/exchange/soap/item_id.hpp"

#include <map>

#include "tests/exchange/mail/encoding.hpp"

namespace exchange {
namespace {

constexpr std::string_view item_mark = "\x01XItem";
constexpr std::string_view folder_mark = "\x01XFold";

void put(std::string& bytes, std::uint64_t value) {
    for (unsigned shift = 64; shift > 0; shift -= 8) bytes += static_cast<char>(value >> (shift - 8) & 255U);
}

std::uint64_t take(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char c : bytes.substr(0, 8)) value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

}  // namespace

std::string id_text(const ItemRef& ref) {
    std::string bytes(item_mark);
    put(bytes, ref.number);
    if (ref.original) put(bytes, static_cast<std::uint64_t>(*ref.original));
    return to_base64(bytes);
}

std::optional<ItemRef> read_id(std::string_view text) {
    const auto bytes = from_base64(text);
    if (!bytes || !bytes->starts_with(item_mark)) return std::nullopt;
    const std::string_view rest = std::string_view(*bytes).substr(item_mark.size());
    if (rest.size() == 8) return ItemRef{take(rest), {}};
    if (rest.size() == 16) return ItemRef{take(rest), static_cast<Seconds>(take(rest.substr(8)))};
    return std::nullopt;
}

std::string change_key(std::uint32_t change) {
    std::string bytes("\x02XKey");
    put(bytes, change);
    return to_base64(bytes);
}

std::string folder_id_text(const FolderRef& ref) {
    return to_base64(std::string(folder_mark) + static_cast<char>('0' + static_cast<int>(ref.folder)) +
                     ref.mailbox);
}

std::optional<FolderRef> read_folder_id(std::string_view text) {
    const auto bytes = from_base64(text);
    if (!bytes || !bytes->starts_with(folder_mark) || bytes->size() < folder_mark.size() + 2)
        return std::nullopt;
    const int folder = (*bytes)[folder_mark.size()] - '0';
    if (folder < 0 || folder > static_cast<int>(Folder::drafts)) return std::nullopt;
    return FolderRef{bytes->substr(folder_mark.size() + 1), static_cast<Folder>(folder)};
}

std::optional<Folder> distinguished(std::string_view name) {
    static const std::map<std::string, Folder, std::less<>> folders{{"inbox", Folder::inbox},
                                                                    {"calendar", Folder::calendar},
                                                                    {"deleteditems", Folder::deleted_items},
                                                                    {"sentitems", Folder::sent_items},
                                                                    {"drafts", Folder::drafts}};
    const auto found = folders.find(name);
    return found == folders.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace exchange
