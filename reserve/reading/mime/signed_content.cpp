#include "reserve/reading/mime/signed_content.hpp"

#include <cstdint>
#include <stdexcept>

namespace reserve {
namespace {

using std::string_view_literals::operator""sv;

constexpr int deepest = 10;  // elements inside elements
constexpr unsigned char integer = 0x02, octet_string = 0x04, object_id = 0x06, sequence = 0x30, set = 0x31,
                        explicit_0 = 0xA0, constructed = 0x20;
constexpr auto pkcs7 = "\x2A\x86\x48\x86\xF7\x0D\x01\x07"sv;  // 1.2.840.113549.1.7
constexpr auto compressed_data = "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x01\x09"sv;
constexpr auto enveloped_with_tag = "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x01\x17"sv;

// ITU-T X.690 8.1. What stands inside one of indefinite length ends before its end-of-contents.
struct Element {
    unsigned char tag = 0;
    std::string_view content;
};

std::string_view take(std::string_view& octets, std::size_t count) {
    if (count > octets.size()) throw std::out_of_range("it ends too early");
    const auto taken = octets.substr(0, count);
    octets.remove_prefix(count);
    return taken;
}

unsigned char take_octet(std::string_view& octets) {
    return static_cast<unsigned char>(take(octets, 1).front());
}

Element take_element(std::string_view& octets, int depth);

// Up to the end-of-contents, which goes too.
std::string_view take_indefinite(std::string_view& octets, int depth) {
    constexpr auto end_of_contents = "\0\0"sv;
    const auto begin = octets;
    while (!octets.starts_with(end_of_contents)) take_element(octets, depth + 1);
    const auto content = begin.substr(0, begin.size() - octets.size());
    octets.remove_prefix(end_of_contents.size());
    return content;
}

Element take_element(std::string_view& octets, int depth = 0) {
    if (depth > deepest) throw std::out_of_range("it is nested too deep");
    const unsigned char tag = take_octet(octets);
    const unsigned char first = take_octet(octets);
    if (first == 0x80) return {tag, take_indefinite(octets, depth)};
    std::uint64_t length = first;
    if (first > 0x80) {
        length = 0;
        if (first > 0x84) throw std::out_of_range("it says a length that no mail has");
        for (const char c : take(octets, first & 0x7FU))
            length = length << 8U | static_cast<unsigned char>(c);
    }
    return {tag, take(octets, length)};
}

std::string_view take_content(std::string_view& octets, unsigned char tag) {
    const Element element = take_element(octets);
    if (element.tag != tag) throw std::out_of_range("it holds something else");
    return element.content;
}

// In one piece, or in pieces.
void append_octets(std::string& out, const Element& element, int depth = 0) {
    if (element.tag == octet_string) return void(out.append(element.content));
    if (element.tag != (octet_string | constructed) || depth > deepest)
        throw std::out_of_range("it holds something else");
    for (auto pieces = element.content; !pieces.empty();) append_octets(out, take_element(pieces), depth + 1);
}

// Empty for what encloses nothing that is signed.
std::string refusal_of(std::string_view type) {
    if (type == compressed_data) return "the mail is compressed (S/MIME): send it again without";
    if (type.starts_with(pkcs7) || type == enveloped_with_tag)
        return "the mail is encrypted (S/MIME), and a room has no key: send it again without encryption";
    return "the mail holds S/MIME of an unknown kind: send it again without";
}

std::variant<std::string, NoContent> content_of(std::string_view octets) {
    auto info = take_content(octets, sequence);
    const auto type = take_content(info, object_id);
    if (type != std::string(pkcs7) + '\2') return NoContent{refusal_of(type)};
    auto explicit_content = take_content(info, explicit_0);
    auto signed_data = take_content(explicit_content, sequence);
    take_content(signed_data, integer);  // version
    take_content(signed_data, set);      // algorithms
    auto enclosed = take_content(signed_data, sequence);
    take_content(enclosed, object_id);
    if (enclosed.empty()) return NoContent{};
    auto content = take_content(enclosed, explicit_0);
    std::string out;
    append_octets(out, take_element(content));
    return out;
}

}  // namespace

std::variant<std::string, NoContent> signed_content(std::string_view octets) {
    try {
        return content_of(octets);
    } catch (const std::out_of_range&) {  // the sender's fault: it is answered like any unreadable one
        return NoContent{"the S/MIME of the mail is damaged"};
    }
}

}  // namespace reserve
