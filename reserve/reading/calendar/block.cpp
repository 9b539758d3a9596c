#include "reserve/reading/calendar/block.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

#include "reserve/ascii.hpp"

namespace reserve {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

constexpr auto calendar_lines = std::to_array<std::string_view>({"METHOD"});
constexpr auto zone_lines =
    std::to_array<std::string_view>({"TZID", "X-LIC-LOCATION", "X-MICROSOFT-CDO-TZID"});
constexpr auto observance_lines =
    std::to_array<std::string_view>({"DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE"});
constexpr auto event_lines = std::to_array<std::string_view>({"UID",
                                                              "DTSTAMP",
                                                              "DTSTART",
                                                              "DTEND",
                                                              "DURATION",
                                                              "RRULE",
                                                              "SUMMARY",
                                                              "LOCATION",
                                                              "CLASS",
                                                              "STATUS",
                                                              "SEQUENCE",
                                                              "RECURRENCE-ID",
                                                              "EXDATE",
                                                              "RDATE",
                                                              "EXRULE",
                                                              "ATTENDEE",
                                                              "ORGANIZER",
                                                              "X-MS-OLK-SENDER",
                                                              "X-MICROSOFT-CDO-APPT-SEQUENCE",
                                                              "X-MICROSOFT-CDO-TZID",
                                                              "X-LIC-ERROR"});

bool one_of(std::string_view name, Names names) {
    return std::ranges::any_of(names, [&](std::string_view n) { return ascii::same(name, n); });
}

bool wanted_line(const Block& block, std::string_view name) {
    if (block.is("VEVENT")) return one_of(name, event_lines);
    if (block.is("VTIMEZONE")) return one_of(name, zone_lines);
    if (block.is("VCALENDAR")) return one_of(name, calendar_lines);
    return (block.is("STANDARD") || block.is("DAYLIGHT")) && one_of(name, observance_lines);
}

bool wanted_block(const Block* parent, std::string_view name) {
    if (!parent) return ascii::same(name, "VCALENDAR");
    if (parent->is("VTIMEZONE")) return ascii::same(name, "STANDARD") || ascii::same(name, "DAYLIGHT");
    return parent->is("VCALENDAR");
}

class Parser {
  public:
    void take(std::string_view line) {
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));  // indented
        while (line.starts_with(byte_order_mark))
            line.remove_prefix(byte_order_mark.size());  // of a file put in
        const auto name_end = std::ranges::find_if(line, [](char c) { return c == ':' || c == ';'; });
        const std::string_view name = ascii::trimmed({line.begin(), name_end});
        if (ascii::same(name, "BEGIN")) return begin(value_of(line));
        if (ascii::same(name, "END")) return end(value_of(line));
        if (open_.empty() || skipped_ > 0 || !wanted_line(open_.back(), name)) return;
        if (auto content = parse_content_line(line)) open_.back().lines.push_back(std::move(*content));
    }

    std::vector<Block> finish() {
        while (!open_.empty()) close(false);
        return std::move(calendars_);
    }

  private:
    static std::string_view value_of(std::string_view line) {
        const auto colon = line.find(':');
        return colon == std::string_view::npos ? std::string_view() : ascii::trimmed(line.substr(colon + 1));
    }

    // An object stands in no other: one that is open there has lost its END.
    void begin(std::string_view name) {
        if (ascii::same(name, "VCALENDAR")) {
            while (!open_.empty()) close(false);
            skipped_ = 0;
        }
        if (skipped_ == 0 && wanted_block(open_.empty() ? nullptr : &open_.back(), name))
            open_.push_back({.name = name, .lines = {}, .blocks = {}});
        else if (!open_.empty())
            ++skipped_;
    }

    // An END closes what it names, and whatever inside was left open.
    void end(std::string_view name) {
        const auto named =
            std::find_if(open_.rbegin(), open_.rend(), [&](const Block& b) { return b.is(name); });
        if (named == open_.rend()) {
            if (skipped_ > 0) --skipped_;
            return;
        }
        const auto depth = static_cast<std::size_t>(std::distance(named, open_.rend()));
        while (open_.size() > depth) close(false);
        skipped_ = 0;
        close(true);
    }

    void close(bool closed) {
        Block block = std::move(open_.back());
        block.closed = closed;
        open_.pop_back();
        (open_.empty() ? calendars_ : open_.back().blocks).push_back(std::move(block));
    }

    std::vector<Block> open_;
    std::size_t skipped_ = 0;  // how deep inside components that are not kept
    std::vector<Block> calendars_;
};

// Up to its end. A quoted-printable value of vCalendar 1.0 goes on behind a line that ends in "=", but not
// into the end of its component where it was cut off there.
std::size_t line_length(std::string_view text) {
    auto end = std::min(text.find('\n'), text.size());
    const auto goes_on = [&] {
        const bool breaks = end > 0 && end < text.size() && text[end - 1] == '=';
        return breaks && !ascii::starts_with(text.substr(end + 1), "END:V");
    };
    if (!goes_on()) return end;
    const auto line = parse_content_line(text.substr(0, end));
    if (!line || !line->is_quoted_printable()) return end;
    while (goes_on()) end = std::min(text.find('\n', end + 1), text.size());
    return end;
}

}  // namespace

const ContentLine* Block::line(std::string_view property) const {
    const auto found = std::ranges::find_if(lines, [&](const ContentLine& l) { return l.is(property); });
    return found == lines.end() ? nullptr : &*found;
}

std::string_view Block::value(std::string_view property) const {
    const ContentLine* found = line(property);
    return found ? found->value : std::string_view();
}

bool Block::is(std::string_view component) const { return ascii::same(name, component); }

std::vector<Block> parse_blocks(std::string_view text) {
    Parser parser;
    while (!text.empty()) {
        const auto end = line_length(text);
        parser.take(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parser.finish();
}

}  // namespace reserve
