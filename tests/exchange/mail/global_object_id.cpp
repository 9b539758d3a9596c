#include "tests/exchange/mail/global_object_id.hpp"

#include <chrono>

#include "tests/exchange/mail/encoding.hpp"

namespace exchange {
namespace {

// MS-OXOCAL 2.2.1.27: class id (16 bytes) | YH YL M D | FILETIME (8) | zero (8) | size (4, little endian) |
// data
const std::string class_id = *from_hex("040000008200E00074C5B7101A82E008");
constexpr std::size_t date_at = 16;
constexpr std::size_t data_at = 40;

std::string wrapped(std::string_view uid, bool without_nul) {
    std::string data = "vCal-Uid";
    data += std::string("\x01\0\0\0", 4);
    data += uid;
    if (!without_nul) data += '\0';
    std::string bytes = class_id + std::string(20, '\0');
    for (unsigned shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(data.size() >> shift & 255U);
    return bytes + data;
}

std::string date_bytes(Seconds instant) {
    const std::chrono::sys_seconds point{std::chrono::seconds{instant}};
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(point)};
    const int year = static_cast<int>(date.year());
    return {static_cast<char>(year >> 8), static_cast<char>(year & 255),
            static_cast<char>(static_cast<unsigned>(date.month())),
            static_cast<char>(static_cast<unsigned>(date.day()))};
}

}  // namespace

GlobalObjectId global_object_id(std::string_view uid, const std::optional<Seconds>& recurrence_id,
                                bool without_nul) {
    GlobalObjectId id;
    const auto bytes = from_hex(uid);
    const bool outlook = bytes && bytes->size() >= data_at && bytes->starts_with(class_id);
    id.clean = outlook ? *bytes : wrapped(uid, without_nul);
    id.clean.replace(date_at, 4, 4, '\0');
    id.full = id.clean;
    if (recurrence_id) id.full.replace(date_at, 4, date_bytes(*recurrence_id));
    id.uid = outlook ? to_hex(id.clean) : std::string(uid);
    return id;
}

}  // namespace exchange
