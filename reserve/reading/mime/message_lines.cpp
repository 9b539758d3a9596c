#include "reserve/reading/mime/message_lines.hpp"

#include <algorithm>

#include "reserve/ascii.hpp"
#include "reserve/reading/mime/transfer_encoding.hpp"

namespace reserve {
namespace {

constexpr std::string_view calendar_start = "BEGIN:VCALENDAR";

// Nothing when the line is no field.
std::optional<std::string_view> field_name(std::string_view line) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || ascii::blank(line.front())) return std::nullopt;
    const auto name = ascii::trimmed(line.substr(0, colon));
    const bool printable = std::ranges::all_of(name, [](char c) { return c > ' ' && c < 0x7f; });
    if (!printable) return std::nullopt;
    return name;
}

// RFC 2045 5.2: text/plain where no type is told, and in a multipart/digest a message (RFC 2046 5.1.5); but
// some programs send a bare calendar without one.
FieldValue type_by_content(std::string_view body, bool in_digest) {
    while (!body.empty() && (body.front() == '\r' || body.front() == '\n')) body.remove_prefix(1);
    const bool is_calendar = ascii::starts_with(body, calendar_start);
    return {.value = is_calendar ? "text/calendar"
                     : in_digest ? "message/rfc822"
                                 : "text/plain",
            .parameters = {}};
}

}  // namespace

MessageLines::MessageLines(std::string_view raw) : rest_(raw) {
    if (raw.starts_with("From ") || raw.starts_with(">From ")) next_line();
}

std::optional<MessageLine> MessageLines::next() {
    if (!pending_ && rest_.empty()) return std::nullopt;
    const std::string_view line = pending_ ? *std::exchange(pending_, std::nullopt) : next_line();
    if (in_header_) return header_line(line);
    if (!line.starts_with("--")) return body_line(line);
    adopt_boundary(line);
    if (const auto index = multipart_at(line)) return boundary_line(*index, line);
    return body_line(line);
}

MessageLine MessageLines::body_line(std::string_view line) const {
    return {.kind = MessageLine::Kind::body, .text = line, .name = {}, .multipart = 0, .line_end = line_end_};
}

std::string_view MessageLines::next_line() {
    if (next_lf_ <= octets_read_ &&
        next_lf_ != std::string_view::npos) {  // looked for once only: stays linear
        const auto found = rest_.find('\n');
        next_lf_ = found == std::string_view::npos ? found : octets_read_ + found + 1;
    }
    const auto stop = next_lf_ == std::string_view::npos ? rest_.size() : next_lf_ - octets_read_;
    const auto cr = rest_.substr(0, stop).find('\r');
    std::size_t length =
        cr != std::string_view::npos ? cr : stop - (next_lf_ == std::string_view::npos ? 0 : 1);
    std::size_t end = std::min(length + 1, rest_.size());
    if (cr != std::string_view::npos) {
        const auto behind = rest_.substr(end);
        end += behind.starts_with('\n') ? 1 : behind.starts_with("\r\n") ? 2 : 0;
    }
    const auto line = rest_.substr(0, length);
    line_end_ = rest_.substr(length, end - length);
    rest_.remove_prefix(end);
    octets_read_ += end;
    return line;
}

bool MessageLines::is_boundary_of(const Multipart& multipart, std::string_view line) const {
    if (multipart.boundary.empty() || !line.starts_with(multipart.boundary)) return false;
    const auto behind = ascii::trimmed(line.substr(multipart.boundary.size()));
    return behind.empty() || behind == "--";
}

std::optional<std::size_t> MessageLines::multipart_at(std::string_view line) const {
    for (std::size_t index = open_.size(); index-- > 0;)
        if (is_boundary_of(open_[index], line)) return index;
    return std::nullopt;
}

bool MessageLines::is_boundary_ahead(const Multipart& multipart) const {
    constexpr std::size_t farthest = 64u << 10;  // a preamble is short
    for (auto ahead = rest_.substr(0, farthest); !ahead.empty();) {
        const auto line = ahead.substr(0, ahead.find_first_of("\r\n"));
        if (is_boundary_of(multipart, line)) return true;
        ahead.remove_prefix(std::min(line.size() + 1, ahead.size()));
    }
    return false;
}

// Of a multipart that names no boundary, or one that never comes: what stands in front of a header section.
// Looks ahead once for each multipart, and so stays linear.
void MessageLines::adopt_boundary(std::string_view line) {
    if (open_.empty() || open_.back().is_boundary_certain || !ascii::starts_with(rest_, "Content-")) return;
    const auto boundary = ascii::trimmed(line);
    const bool of_empty_parameter = boundary == "--";
    if ((boundary.size() <= 2 && !of_empty_parameter) || multipart_at(line)) return;
    if (!is_boundary_ahead(open_.back())) open_.back().boundary = boundary;
    open_.back().is_boundary_certain = true;
}

// The multiparts inside end one after the other before it, where their own last boundary is missing.
MessageLine MessageLines::boundary_line(std::size_t index, std::string_view line) {
    Multipart& multipart = open_.back();
    const bool ends_multipart = ascii::trimmed(line).size() > multipart.boundary.size();
    if (index + 1 < open_.size() || ends_multipart) {
        if (index + 1 < open_.size()) pending_ = line;
        const std::size_t number = multipart.number;
        open_.pop_back();
        return {.kind = MessageLine::Kind::end_of_parts,
                .text = line,
                .name = {},
                .multipart = number,
                .line_end = {}};
    }
    multipart.is_boundary_certain = true;
    in_digest_ = multipart.is_digest;
    in_header_ = true;
    return {.kind = MessageLine::Kind::begin_of_part,
            .text = line,
            .name = {},
            .multipart = multipart.number,
            .line_end = {}};
}

MessageLine MessageLines::header_line(std::string_view line) {
    using Kind = MessageLine::Kind;
    if (line.empty()) {
        end_header();
        return {.kind = Kind::end_of_header, .text = line, .name = {}, .multipart = 0, .line_end = {}};
    }
    const bool is_folded = line.front() == ' ' || line.front() == '\t';
    if (is_folded || continues_parameters(line)) {
        if (open_field_) open_field_->append(is_folded ? "" : " ").append(line);
        return {.kind = Kind::continuation, .text = line, .name = {}, .multipart = 0, .line_end = {}};
    }
    const bool is_boundary = line.starts_with("--") && multipart_at(line);
    const bool is_body = is_boundary || ascii::starts_with(line, calendar_start);
    const auto name = is_body ? std::nullopt : field_name(line);
    if (name) take_field(*name, line.substr(line.find(':') + 1));
    if (name || (!is_body && section_goes_on()))
        return {.kind = Kind::field, .text = line, .name = name.value_or(""), .multipart = 0, .line_end = {}};
    if (content_type_.empty() && ascii::starts_with(line, calendar_start)) content_type_ = "text/calendar";
    end_header();  // the empty line is missing
    pending_ = line;
    in_header_ = false;
    return {.kind = Kind::end_of_header, .text = {}, .name = {}, .multipart = 0, .line_end = {}};
}

// Whether a folded line has lost its blank: a parameter, after a ';'.
bool MessageLines::continues_parameters(std::string_view line) const {
    if (!open_field_ || !ascii::trimmed(*open_field_).ends_with(';')) return false;
    const auto mark = line.find_first_of("=:");
    return mark != std::string_view::npos && line[mark] == '=';
}

// Whether a header section in which a line is no field goes on behind it, as more is told about the content.
bool MessageLines::section_goes_on() {
    open_field_ = nullptr;
    if (octets_read_ <= known_field_) return true;
    constexpr std::size_t farthest = 64u << 10;  // no farther than one field may reach
    const std::string_view section = rest_.substr(0, farthest);
    for (std::size_t at = 0; at < section.size();) {
        const auto line = section.substr(at, section.find('\n', at) - at);
        if (ascii::trimmed(line).empty() || line.starts_with("--")) return false;
        if (ascii::starts_with(line, "Content-")) {
            known_field_ = octets_read_ + at;
            return true;
        }
        at += line.size() + 1;
    }
    return false;
}

void MessageLines::take_field(std::string_view name, std::string_view value) {
    open_field_ = ascii::same(name, "content-type")                ? &content_type_
                  : ascii::same(name, "content-transfer-encoding") ? &encoding_
                  : ascii::same(name, "content-disposition")       ? &disposition_
                                                                   : nullptr;
    if (open_field_ && !open_field_->empty()) open_field_ = nullptr;  // of two, the first counts
    if (open_field_) *open_field_ = value;
}

void MessageLines::end_header() {
    header_.content_type =
        content_type_.empty() ? type_by_content(rest_, in_digest_) : parse_field_value(content_type_);
    in_digest_ = false;
    header_.encoding = encoding_named(parse_field_value(encoding_).value);
    header_.file_name = file_name();
    auto& type = header_.content_type.value;
    const auto is_one = [&](auto number) { return header_.content_type.parameter(number) == "1"; };
    if (type == "message/partial" && is_one("number") && is_one("total")) type = "message/rfc822";
    if (type == "message/global" || type == "message/news") type = "message/rfc822";  // RFC 6532 3.7
    header_.multipart = 0;
    if (header_.content_type.is_multipart()) open_multipart();
    in_header_ = type == "message/rfc822" && !header_.is_encoded();
    content_type_.clear();
    encoding_.clear();
    disposition_.clear();
    open_field_ = nullptr;
}

void MessageLines::open_multipart() {
    header_.multipart = ++multiparts_;
    const auto boundary = ascii::trimmed(header_.content_type.parameter("boundary"));
    open_.push_back({.boundary = boundary.empty() ? "" : "--" + std::string(boundary),
                     .number = multiparts_,
                     .is_digest = header_.content_type.value == "multipart/digest",
                     .is_boundary_certain = false});
}

std::string MessageLines::file_name() const {
    const FieldValue disposition = parse_field_value(disposition_);
    const auto name = disposition.parameter("filename");
    return std::string(ascii::trimmed(name.empty() ? header_.content_type.parameter("name") : name));
}

}  // namespace reserve
