#include "reserve/reading/mime/normaliser.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <span>

#include "reserve/ascii.hpp"
#include "reserve/reading/mime/uuencode.hpp"

namespace reserve {
namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::string_view unread_type = "text/plain";
constexpr std::string_view report_type = "multipart/report";
constexpr std::array<std::string_view, 7> read_fields{"From",           "Subject",    "Date",   "Message-ID",
                                                      "Auto-Submitted", "Precedence", "List-Id"};

// As programs write them.
constexpr std::array<std::string_view, 5> calendar_types{calendar_type, "text/x-vcalendar", "text/vcalendar",
                                                         "text/x-calendar", "text/ics"};
constexpr std::array<std::string_view, 4> attached_calendar_types{
    attached_calendar_type, "application/x-ics", "application/calendar", "application/icalendar"};

bool one_of(std::string_view name, std::span<const std::string_view> names) {
    return std::ranges::any_of(names, [&](auto n) { return ascii::same(name, n); });
}

bool fits_in_quotes(char c) {
    return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\' && c != 0x7f;
}

// Boundaries of our own: mimetic takes every line for one that begins with it, and knows fewer characters.
constexpr std::string_view boundary_start = "=_multipart_";

std::string boundary_of(std::size_t multipart) {
    return std::string(boundary_start) + std::to_string(multipart) + "_";
}

// What would pass for a boundary of our own.
bool looks_like_boundary(std::string_view line) {
    return line.starts_with("--") && line.substr(2).starts_with(boundary_start);
}

std::string_view type_of_leaf(const PartHeader& header) {
    const std::string& type = header.content_type.value;
    if (type == tnef_type || type == "application/vnd.ms-tnef" ||
        ascii::same(header.file_name, "winmail.dat"))
        return tnef_type;
    if (type == smime_type || type == "application/x-pkcs7-mime" ||
        ascii::ends_with(header.file_name, ".p7m"))
        return smime_type;
    if (type == protected_type || ascii::same(header.file_name, "message.rpmsg")) return protected_type;
    if (type == piece_type) return piece_type;
    if (one_of(type, calendar_types)) return calendar_type;
    if (one_of(type, attached_calendar_types) || ascii::ends_with(header.file_name, ".ics"))
        return attached_calendar_type;
    return unread_type;
}

std::string_view type_for_mimetic(const PartHeader& header) {
    const std::string& type = header.content_type.value;
    if (header.multipart != 0) {
        const bool is_itself = type == report_type || type == encrypted_type;
        return is_itself ? std::string_view(type) : "multipart/mixed";
    }
    if (type == "application/octet-stream" && ascii::ends_with(header.file_name, ".eml"))
        return encoded_message_type;
    if (type != "message/rfc822") return type_of_leaf(header);
    return header.is_encoded() ? encoded_message_type : std::string_view(type);
}

// 76 characters a line (RFC 2045 6.8).
void append_base64(std::string& out, std::string_view octets) {
    constexpr std::size_t octets_in_line = 57;
    std::array<unsigned char, 80> line{};
    for (; !octets.empty(); octets.remove_prefix(std::min(octets_in_line, octets.size()))) {
        const auto part = octets.substr(0, octets_in_line);
        const int size = EVP_EncodeBlock(line.data(), reinterpret_cast<const unsigned char*>(part.data()),
                                         static_cast<int>(part.size()));
        out.append(line.begin(), line.begin() + size).append(line_end);
    }
}

// Whose line ends are none, unless it came as text.
bool is_of_octets(std::string_view type, const PartHeader& header) {
    const bool binary = type == tnef_type || type == smime_type || type == encoded_message_type;
    return binary && !header.is_encoded() && !is_uuencode(header.encoding);
}

std::string content_type_line(std::string_view mimetic_type, const PartHeader& header) {
    std::string line = "Content-Type: " + std::string(mimetic_type);
    if (header.multipart != 0)
        line.append("; boundary=\"").append(boundary_of(header.multipart)).append("\"");
    for (const char* name : {"charset", "method"}) {
        std::string value(ascii::trimmed(header.content_type.parameter(name)));
        std::erase_if(value, [](char c) { return !fits_in_quotes(c); });
        if (!value.empty()) line.append("; ").append(name).append("=\"").append(value).append("\"");
    }
    return line.append(line_end);
}

}  // namespace

void Normaliser::add(const MessageLine& line, const PartHeader& header) {
    using Kind = MessageLine::Kind;
    if (line.kind == Kind::end_of_header) return end_header(header);
    if (line.kind == Kind::begin_of_part) return begin_part(line.multipart);
    if (line.kind == Kind::end_of_parts) return end_parts(line.multipart);
    if (line.kind == Kind::field) writing_ = one_of(line.name, read_fields);
    if (line.kind == Kind::continuation && ascii::trimmed(line.text).empty()) return;  // would end the header
    if (!writing_) return;
    if (line.kind == Kind::body && keeps_octets_) {
        octets_.append(line.text).append(line.line_end);
        return;
    }
    if (line.kind == Kind::body && looks_like_boundary(line.text)) out_ += ' ';
    out_.append(line.text).append(line_end);
}

std::string Normaliser::finish(const PartHeader& header) {
    if (in_header_) end_header(header);
    write_octets();
    return std::move(out_);
}

void Normaliser::write_octets() {
    append_base64(out_, octets_);
    octets_.clear();
    keeps_octets_ = false;
}

// The line end before a boundary belongs to it (RFC 2046 5.1.1).
void Normaliser::end_body() {
    for (const char c : {'\n', '\r'})
        if (octets_.ends_with(c)) octets_.pop_back();
    write_octets();
}

void Normaliser::begin_part(std::size_t multipart) {
    end_body();
    part_begin_ = out_.size();
    out_.append("--").append(boundary_of(multipart)).append(line_end);
    in_header_ = true;
    writing_ = false;
}

void Normaliser::end_parts(std::size_t multipart) {
    end_body();
    out_.append("--").append(boundary_of(multipart)).append("--").append(line_end);
    writing_ = false;
}

void Normaliser::end_header(const PartHeader& header) {
    const std::string_view type = type_for_mimetic(header);
    in_header_ = false;
    writing_ = type != unread_type && header.multipart == 0;
    if (type == unread_type && part_begin_ > 0) return out_.resize(part_begin_);
    keeps_octets_ = is_of_octets(type, header);
    out_.append(content_type_line(type, header));
    const std::string_view encoding = keeps_octets_ ? "base64" : std::string_view(header.encoding);
    if (!encoding.empty()) out_.append("Content-Transfer-Encoding: ").append(encoding).append(line_end);
    out_.append(line_end);
}

}  // namespace reserve
