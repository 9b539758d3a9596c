#include "reserve/global_object_id.hpp"

#include <cstdint>

namespace reserve {
namespace {

using std::string_view_literals::operator""sv;

// MS-OXOCAL 2.2.1.27: 16 bytes of identity, YH YL M D, 8 of FILETIME, 8 zero, size, data.
constexpr std::string_view identity = "\x04\x00\x00\x00\x82\x00\xE0\x00\x74\xC5\xB7\x10\x1A\x82\xE0\x08"sv;
constexpr std::string_view foreign = "vCal-Uid\x01\x00\x00\x00"sv;
constexpr std::size_t date_at = 16;
constexpr std::size_t size_at = 36;
constexpr std::size_t data_at = 40;

int nibble(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::optional<std::string> from_hex(std::string_view text) {
    if (text.size() % 2 != 0) return std::nullopt;
    std::string octets;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = nibble(text[i]);
        const int low = nibble(text[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        octets += static_cast<char>(high << 4 | low);
    }
    return octets;
}

std::string to_hex(std::string_view octets) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (const char octet : octets) {
        text += digits[static_cast<unsigned char>(octet) >> 4];
        text += digits[static_cast<unsigned char>(octet) & 15];
    }
    return text;
}

unsigned octet_at(std::string_view octets, std::size_t position) {
    return static_cast<unsigned char>(octets[position]);
}

bool is_global_object_id(std::string_view octets) {
    return octets.size() >= data_at && octets.substr(0, identity.size()) == identity;
}

// The octets of an Outlook UID, which is the hex of a GlobalObjectId.
std::optional<std::string> outlook_octets(std::string_view uid) {
    auto octets = from_hex(uid);
    if (!octets || !is_global_object_id(*octets)) return std::nullopt;
    return octets;
}

std::optional<std::string> foreign_uid(std::string_view octets) {
    std::string_view data = octets.substr(data_at);
    if (data.substr(0, foreign.size()) != foreign) return std::nullopt;
    std::uint32_t size = 0;
    for (std::size_t i = 4; i-- > 0;) size = size << 8 | octet_at(octets, size_at + i);
    data = data.substr(0, size);
    if (data.size() < foreign.size()) return std::nullopt;
    data.remove_prefix(foreign.size());
    return std::string(data.substr(0, data.find('\0')));  // some servers leave the NUL out
}

std::string without_date(std::string octets) { return octets.replace(date_at, 4, 4, '\0'); }

std::string plain(std::string octets) {
    if (auto uid = foreign_uid(octets)) return *uid;
    return to_hex(without_date(std::move(octets)));
}

std::string wrap(std::string_view uid, bool with_nul) {
    std::string data{foreign};
    data += uid;
    if (with_nul) data += '\0';
    std::string octets{identity};
    octets.append(size_at - identity.size(), '\0');
    for (std::size_t i = 0; i < 4; ++i) octets += static_cast<char>(data.size() >> (8 * i) & 0xFF);
    return octets + data;
}

}  // namespace

std::vector<std::string> clean_global_object_ids(std::string_view uid) {
    const std::string known = plain_uid(uid);
    if (auto octets = outlook_octets(known)) return {std::move(*octets)};
    return {wrap(known, true), wrap(known, false)};
}

std::optional<GlobalObjectId> read_global_object_id(std::string_view octets) {
    if (!is_global_object_id(octets)) return std::nullopt;
    GlobalObjectId id{plain(std::string(octets)), std::nullopt};
    const std::chrono::year_month_day date{
        std::chrono::year{static_cast<int>(octet_at(octets, date_at) << 8 | octet_at(octets, date_at + 1))},
        std::chrono::month{octet_at(octets, date_at + 2)}, std::chrono::day{octet_at(octets, date_at + 3)}};
    if (date.ok()) id.occurrence = date;
    return id;
}

std::string plain_uid(std::string_view uid) {
    if (auto octets = outlook_octets(uid)) return plain(std::move(*octets));
    return std::string(uid);
}

}  // namespace reserve
