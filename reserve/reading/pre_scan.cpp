#include "reserve/reading/pre_scan.hpp"

#include <optional>

#include "reserve/reading/mime/message_lines.hpp"
#include "reserve/reading/mime/normaliser.hpp"

namespace reserve {
namespace {

// What has been counted so far.
struct Tally {
    std::size_t section = 0;
    std::size_t field = 0;
    std::size_t parts = 0;
    std::size_t nesting = 0;

    void add(const MessageLine& line, const PartHeader& header) {
        using Kind = MessageLine::Kind;
        const std::size_t size = line.text.size() + 2;
        const bool is_boundary = line.kind == Kind::begin_of_part || line.kind == Kind::end_of_parts;
        if (is_boundary) ++parts;
        if (is_boundary || line.kind == Kind::end_of_header) section = field = 0;
        if (line.kind == Kind::field) field = 0;
        if (line.kind == Kind::field || line.kind == Kind::continuation) {
            section += size;
            field += size;
        }
        if (line.kind == Kind::end_of_header && nests(header)) ++nesting;
    }

    static bool nests(const PartHeader& header) {
        return header.content_type.is_multipart() || header.content_type.value.starts_with("message/");
    }
};

ReadFailure too_much(const std::string& what, std::size_t limit, const std::string& unit) {
    return {what + " of more than " + std::to_string(limit) + " " + unit};
}

std::optional<ReadFailure> refusal(const Tally& tally, std::size_t line, const ReadingLimits& limits) {
    if (line > limits.line) return too_much("a line", limits.line, "octets");
    if (tally.field > limits.header_field) return too_much("a header field", limits.header_field, "octets");
    if (tally.section > limits.header_section)
        return too_much("a header section", limits.header_section, "octets");
    if (tally.parts > limits.parts) return too_much("a message", limits.parts, "parts");
    if (tally.nesting > limits.nesting) return too_much("a message", limits.nesting, "nested parts");
    return std::nullopt;
}

}  // namespace

std::variant<std::string, ReadFailure> pre_scan(std::string_view raw, const ReadingLimits& limits) {
    if (raw.size() > limits.message) return too_much("a message", limits.message, "octets");
    MessageLines lines(raw);
    Tally tally;
    Normaliser normaliser(raw.size());
    while (const auto line = lines.next()) {
        tally.add(*line, lines.header());
        const bool of_octets = line->kind == MessageLine::Kind::body && normaliser.keeps_octets();
        const std::size_t length = of_octets ? 0 : line->text.size();
        if (auto failure = refusal(tally, length, limits)) return std::move(*failure);
        normaliser.add(*line, lines.header());
    }
    return normaliser.finish(lines.header());
}

}  // namespace reserve
