#include "reserve/reading/mime/normaliser.hpp"

#include <algorithm>
#include <array>

#include "reserve/ascii.hpp"

namespace reserve {
namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::string_view unread_type = "text/plain";
constexpr std::array<std::string_view, 7> read_fields{"From",           "Subject",    "Date",   "Message-ID",
                                                      "Auto-Submitted", "Precedence", "List-Id"};

bool fits_in_quotes(char c) {
    return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\' && c != 0x7f;
}

bool is_type_character(char c) { return c > ' ' && c < 0x7f && c != '"' && c != ';' && c != ':'; }

bool has_parts(const FieldValue& type) {
    const auto boundary = type.parameter("boundary");
    return type.is_multipart() && std::ranges::all_of(type.value, is_type_character) && !boundary.empty() &&
           std::ranges::all_of(boundary, fits_in_quotes);
}

std::string_view type_of_leaf(const PartHeader& header) {
    const std::string& type = header.content_type.value;
    if (type == tnef_type || type == "application/vnd.ms-tnef" ||
        ascii::same(header.file_name, "winmail.dat"))
        return tnef_type;
    if (type == calendar_type || type == "text/x-vcalendar") return calendar_type;
    if (type == attached_calendar_type || ascii::ends_with(header.file_name, ".ics"))
        return attached_calendar_type;
    return unread_type;
}

std::string_view type_for_mimetic(const PartHeader& header) {
    const FieldValue& type = header.content_type;
    if (has_parts(type)) return type.value;
    if (type.value != "message/rfc822") return type_of_leaf(header);
    return header.is_encoded() ? encoded_message_type : std::string_view(type.value);
}

// A ';' is no character of a boundary (RFC 2046 5.1.1), but is met; mimetic would end the boundary there.
std::string boundary_for_mimetic(std::string_view boundary) {
    std::string text(boundary);
    std::ranges::replace(text, ';', '.');
    return text;
}

std::string content_type_line(std::string_view mimetic_type, const FieldValue& type) {
    std::string line = "Content-Type: " + std::string(mimetic_type);
    for (const char* name : {"boundary", "charset", "method"}) {
        std::string value(ascii::trimmed(type.parameter(name)));
        std::erase_if(value, [](char c) { return !fits_in_quotes(c); });
        if (std::string_view(name) == "boundary") value = boundary_for_mimetic(value);
        if (!value.empty()) line.append("; ").append(name).append("=\"").append(value).append("\"");
    }
    return line.append(line_end);
}

bool is_read(std::string_view name) {
    return std::ranges::any_of(read_fields, [&](auto field) { return ascii::same(name, field); });
}

}  // namespace

void Normaliser::add(const MessageLine& line, const PartHeader& header) {
    using Kind = MessageLine::Kind;
    if (line.kind == Kind::end_of_header) return end_header(header);
    if (line.kind == Kind::boundary) return begin_part(line.text);
    if (line.kind == Kind::field) writing_ = is_read(line.name);
    if (line.kind == Kind::continuation && ascii::trimmed(line.text).empty()) return;  // would end the header
    if (writing_) out_.append(line.text).append(line_end);
}

std::string Normaliser::finish(const PartHeader& header) {
    if (in_header_) end_header(header);
    return std::move(out_);
}

void Normaliser::begin_part(std::string_view boundary_line) {
    const auto boundary = ascii::trimmed(boundary_line);
    part_begin_ = boundary.ends_with("--") ? 0 : out_.size();
    out_.append(boundary_for_mimetic(boundary)).append(line_end);
    in_header_ = true;
    writing_ = false;
}

void Normaliser::end_header(const PartHeader& header) {
    const std::string_view type = type_for_mimetic(header);
    in_header_ = false;
    writing_ = type != unread_type && !has_parts(header.content_type);
    // The boundaries of a multipart stay, and so does the part that they stand in.
    const bool left_out = type == unread_type && part_begin_ > 0 && !header.content_type.is_multipart();
    if (left_out) return out_.resize(part_begin_);
    out_.append(content_type_line(type, header.content_type));
    if (!header.encoding.empty())
        out_.append("Content-Transfer-Encoding: ").append(header.encoding).append(line_end);
    out_.append(line_end);
}

}  // namespace reserve
