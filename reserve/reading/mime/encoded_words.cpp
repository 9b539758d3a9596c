#include "reserve/reading/mime/encoded_words.hpp"

#include <algorithm>
#include <optional>

#include "reserve/ascii.hpp"
#include "reserve/reading/mime/charset.hpp"
#include "reserve/reading/mime/transfer_encoding.hpp"

namespace reserve {
namespace {

struct EncodedWord {
    std::string charset;
    std::string octets;
    std::size_t length = 0;  // as written
};

// RFC 2047 4.2: underscore is a blank, the rest is quoted-printable.
std::string q_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool encoded = text[i] == '=' && i + 2 < text.size() && ascii::hex_digit(text[i + 1]) >= 0 &&
                             ascii::hex_digit(text[i + 2]) >= 0;
        if (encoded) {
            out += static_cast<char>(ascii::hex_digit(text[i + 1]) * 16 + ascii::hex_digit(text[i + 2]));
            i += 2;
        } else {
            out += text[i] == '_' ? ' ' : text[i];
        }
    }
    return out;
}

// =?charset*language?B or Q?text?= at the front.
std::optional<EncodedWord> encoded_word(std::string_view text) {
    if (!text.starts_with("=?")) return std::nullopt;
    const auto charset_end = text.find('?', 2);
    if (charset_end == std::string_view::npos || charset_end + 2 >= text.size()) return std::nullopt;
    if (text[charset_end + 2] != '?') return std::nullopt;
    const char encoding = ascii::lower(text[charset_end + 1]);
    if (encoding != 'b' && encoding != 'q') return std::nullopt;
    const auto end = text.find("?=", charset_end + 3);
    if (end == std::string_view::npos) return std::nullopt;
    const auto content = text.substr(charset_end + 3, end - charset_end - 3);
    const auto charset = text.substr(2, charset_end - 2);
    return EncodedWord{.charset = std::string(charset.substr(0, charset.find('*'))),
                       .octets = encoding == 'b' ? decoded(content, "base64") : q_decoded(content),
                       .length = end + 2};
}

// Whether there is nothing to decode or to unfold, as almost always.
bool is_plain(std::string_view text) {
    const auto ends_line = [](char c) { return c == '\r' || c == '\n'; };
    return std::ranges::none_of(text, ends_line) && text.find("=?") == std::string_view::npos &&
           ascii::trimmed(text).size() == text.size() && is_utf8(text);
}

}  // namespace

std::string decoded_words(std::string_view text) {
    if (is_plain(text)) return std::string(text);
    std::string out;
    std::string octets;  // of neighbouring words, which may share a character
    std::string charset;
    std::string blanks;  // between words: dropped (RFC 2047 6.2)
    const auto flush = [&] {
        if (!octets.empty()) out += to_utf8(std::move(octets), charset);
        octets.clear();
        charset.clear();
    };
    const auto last_end = text.rfind("?=");  // behind it no word is looked for
    const std::size_t behind = last_end == std::string_view::npos ? text.size() : text.size() - last_end;
    while (!text.empty()) {
        auto word = text.size() > behind ? encoded_word(text) : std::nullopt;
        if (word) {
            if (charset.empty())
                out += blanks;
            else if (!ascii::same(charset, word->charset))
                flush();
            blanks.clear();
            charset = word->charset;
            octets += word->octets;
            text.remove_prefix(word->length);
            continue;
        }
        if (ascii::blank(text.front())) {
            if (text.front() != '\r' && text.front() != '\n') blanks += text.front();
        } else {
            flush();
            out += blanks;
            blanks.clear();
            out += text.front();
        }
        text.remove_prefix(1);
    }
    flush();
    return is_utf8(out) ? out : to_utf8(std::move(out), "");
}

}  // namespace reserve
