#include "reserve/reading/mime/message_lines.hpp"

#include <algorithm>

#include "reserve/ascii.hpp"

namespace reserve {
namespace {

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
    const bool is_calendar = ascii::starts_with(body, "BEGIN:VCALENDAR");
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
    const Boundary* const boundary = boundary_at(line);
    if (!boundary) return MessageLine{MessageLine::Kind::body, line};
    in_digest_ = boundary->of_digest;
    in_header_ = true;
    return MessageLine{MessageLine::Kind::boundary, line};
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
    if (cr != std::string_view::npos && end < rest_.size() && rest_[end] == '\n') ++end;
    const auto line = rest_.substr(0, length);
    rest_.remove_prefix(end);
    octets_read_ += end;
    return line;
}

const MessageLines::Boundary* MessageLines::boundary_at(std::string_view line) const {
    const Boundary* longest = nullptr;
    if (!line.starts_with("--")) return longest;
    for (const Boundary& boundary : boundaries_)
        if (line.starts_with(boundary.line) && (!longest || boundary.line.size() > longest->line.size()))
            longest = &boundary;
    return longest;
}

MessageLine MessageLines::header_line(std::string_view line) {
    if (line.empty()) {
        end_header();
        return {MessageLine::Kind::end_of_header, line};
    }
    if (line.front() == ' ' || line.front() == '\t') {
        if (open_field_) open_field_->append(line);
        return {MessageLine::Kind::continuation, line};
    }
    if (const auto name = field_name(line)) {
        take_field(*name, line.substr(line.find(':') + 1));
        return {MessageLine::Kind::field, line, *name};
    }
    end_header();  // the empty line is missing
    pending_ = line;
    in_header_ = false;
    return {MessageLine::Kind::end_of_header};
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
    header_.encoding = parse_field_value(encoding_).value;
    header_.file_name = file_name();
    const auto boundary = header_.content_type.parameter("boundary");
    if (header_.content_type.is_multipart() && !boundary.empty())
        boundaries_.push_back({.line = "--" + std::string(ascii::trimmed(boundary)),
                               .of_digest = header_.content_type.value == "multipart/digest"});
    in_header_ = header_.content_type.value == "message/rfc822" && !header_.is_encoded();
    content_type_.clear();
    encoding_.clear();
    disposition_.clear();
    open_field_ = nullptr;
}

std::string MessageLines::file_name() const {
    const FieldValue disposition = parse_field_value(disposition_);
    const auto name = disposition.parameter("filename");
    return std::string(ascii::trimmed(name.empty() ? header_.content_type.parameter("name") : name));
}

}  // namespace reserve
