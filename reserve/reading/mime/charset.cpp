#include "reserve/reading/mime/charset.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <utility>

#include "reserve/ascii.hpp"

namespace reserve {
namespace {

// ICU rather than iconv: its tables are in the library, so a reader process that may open no files has them.
std::string converted(const std::string& text, const char* charset) {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(charset, &error), &ucnv_close);
    if (U_FAILURE(error)) return {};
    std::string out(text.size() * 3 + 16, '\0');
    const auto length = static_cast<int32_t>(text.size());
    for (int attempt = 0; attempt < 2; ++attempt) {
        error = U_ZERO_ERROR;
        const int32_t size = ucnv_toAlgorithmic(
            UCNV_UTF8, from.get(), out.data(), static_cast<int32_t>(out.size()), text.data(), length, &error);
        out.resize(static_cast<std::size_t>(std::max(size, 0)));
        if (error != U_BUFFER_OVERFLOW_ERROR) break;
    }
    return U_FAILURE(error) ? std::string() : out;
}

std::string_view without_byte_order_mark(std::string_view text) {
    return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

bool is_continuation(unsigned char c) { return (c & 0xC0U) == 0x80U; }

// The length of the UTF-8 sequence at the front, 0 when it is none (RFC 3629 4).
std::size_t sequence_length(std::string_view text) {
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = at(0);
    if (first < 0x80) return 1;
    const std::size_t length = first >= 0xC2 && first < 0xE0   ? 2
                               : first >= 0xE0 && first < 0xF0 ? 3
                               : first >= 0xF0 && first < 0xF5 ? 4
                                                               : 0;
    if (length == 0 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if (!is_continuation(at(i))) return 0;
    const unsigned char second = at(1);
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F)) return 0;
    if ((first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F)) return 0;
    return length;
}

// How many octets at the front are ASCII, counted by eights: the rest is looked at one by one.
std::size_t ascii_length(std::string_view text) {
    constexpr std::uint64_t not_ascii = 0x8080808080808080;
    std::size_t length = 0;
    for (std::uint64_t octets = 0; length + sizeof octets <= text.size(); length += sizeof octets) {
        std::memcpy(&octets, text.data() + length, sizeof octets);
        if ((octets & not_ascii) != 0) break;
    }
    return length;
}

}  // namespace

bool is_utf8(std::string_view text) {
    while (true) {
        text.remove_prefix(ascii_length(text));
        if (text.empty()) return true;
        const std::size_t length = sequence_length(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
}

std::string_view charset_of(std::string_view calendar, std::string_view said) {
    using std::string_view_literals::operator""sv;
    constexpr std::pair<std::string_view, std::string_view> beginnings[] = {
        {"\xFF\xFE\0\0"sv, "utf-32"}, {"\0\0\xFE\xFF"sv, "utf-32"}, {"\xFF\xFE"sv, "utf-16"},
        {"\xFE\xFF"sv, "utf-16"},     {"B\0\0\0"sv, "utf-32le"},    {"\0\0\0B"sv, "utf-32be"},
        {"B\0"sv, "utf-16le"},        {"\0B"sv, "utf-16be"}};
    for (const auto& [beginning, charset] : beginnings)
        if (calendar.starts_with(beginning)) return charset;
    const auto is_said = [&](std::string_view name) { return ascii::starts_with(said, name); };
    const bool is_wide = is_said("utf-16") || is_said("utf16") || is_said("utf-32") || is_said("utf32");
    return is_wide && ascii::starts_with(calendar, "BEGIN:") ? "utf-8" : said;
}

bool is_utf8_name(std::string_view charset) {
    return charset.empty() || ascii::same(charset, "utf-8") || ascii::same(charset, "utf8") ||
           ascii::same(charset, "us-ascii");
}

std::string replaced_as_utf8(const std::string& text) { return converted(text, "utf-8"); }

std::string to_utf8(std::string text, std::string_view charset) {
    if (!is_utf8_name(charset)) {
        std::string utf8 = converted(text, std::string(charset).c_str());
        if (!utf8.empty()) return std::string(without_byte_order_mark(utf8));
    }
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    if (is_utf8(text)) return text;
    return converted(text, "windows-1252");
}

}  // namespace reserve
