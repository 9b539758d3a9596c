#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reserve/instant.hpp"

// Writes winmail.dat files ([MS-OXTNEF]) for the tests.
namespace reserve::test {

inline std::string le(std::uint64_t value, std::size_t size) {
    std::string out;
    for (std::size_t i = 0; i < size; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
    return out;
}
inline std::string u16(std::uint64_t value) { return le(value, 2); }
inline std::string u32(std::uint64_t value) { return le(value, 4); }

inline std::string utf16(std::string_view ascii) {
    std::string out;
    for (const char c : ascii) out += {c, '\0'};
    return out;
}

inline std::string padded(std::string value) {
    while (value.size() % 4 != 0) value += '\0';
    return value;
}

constexpr std::uint32_t binary = 0x0102, string8 = 0x001E, unicode = 0x001F, integer = 0x0003,
                        boolean = 0x000B, systime = 0x0040, object = 0x000D;

// A property set, as it lies in the container.
inline const std::string appointment{"\x02\x20\x06\x00\x00\x00\x00\x00\xC0\x00\x00\x00\x00\x00\x00\x46", 16};
inline const std::string meeting{"\x90\xDA\xD8\x6E\x0B\x45\x1B\x10\x98\xDA\x00\xAA\x00\x3F\x13\x05", 16};

inline std::string value_of(std::uint32_t type, const std::string& value) {
    const bool sized = type == binary || type == string8 || type == unicode || type == object;
    return sized ? u32(1) + u32(value.size()) + padded(value) : padded(value);
}
inline std::string tagged(std::uint32_t tag, std::uint32_t type, const std::string& value) {
    return u32(tag << 16 | type) + value_of(type, value);
}
inline std::string named(const std::string& set, std::uint32_t lid, std::uint32_t type,
                         const std::string& value) {
    return u32(0x8001U << 16 | type) + set + u32(0) + u32(lid) + value_of(type, value);
}

inline std::string filetime(Instant instant) {
    const auto since_1601 = instant - std::chrono::sys_days(std::chrono::year(1601) / 1 / 1);
    return le(static_cast<std::uint64_t>(since_1601.count()) * 10'000'000, 8);
}

inline std::string attribute(std::uint32_t id, const std::string& value) {
    unsigned sum = 0;
    for (const char c : value) sum += static_cast<unsigned char>(c);
    return '\x01' + u32(id) + u32(value.size()) + value + u16(sum & 0xFFFF);
}

constexpr const char* request_class = "IPM.Microsoft Schedule.MtgReq";
constexpr const char* cancel_class = "IPM.Microsoft Schedule.MtgCncl";

inline std::string winmail(const std::string& message_class, const std::vector<std::string>& properties,
                           std::uint32_t code_page = 1252) {
    std::string mapi = u32(properties.size());
    for (const std::string& property : properties) mapi += property;
    return u32(0x223E9F78) + u16(1) + attribute(0x00069007, u32(code_page) + u32(0)) +
           attribute(0x00078008, message_class + '\0') + attribute(0x00069003, mapi);
}

// Minutes since 1601 of a wall clock.
inline std::string minutes(std::chrono::local_seconds time) {
    const auto since = time - std::chrono::local_days(std::chrono::year(1601) / 1 / 1);
    return u32(static_cast<std::uint64_t>(since / std::chrono::minutes(1)));
}

}  // namespace reserve::test
