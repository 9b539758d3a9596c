#include "reserve/reading/calendar/content_line.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "reserve/ascii.hpp"
#include "reserve/reading/mime/charset.hpp"

namespace reserve {
namespace {

using Parameter = std::pair<std::string_view, std::string_view>;

constexpr std::size_t most_parameters = 100;

bool is_name_character(char c) {
    const char l = ascii::lower(c);
    return (l >= 'a' && l <= 'z') || ascii::digit(c) || c == '-' || c == '_';
}

// Whether `text` begins with NAME=.
bool begins_parameter(std::string_view text) {
    const auto end = std::ranges::find_if_not(text, is_name_character);
    return end != text.begin() && end != text.end() && *end == '=';
}

// The length of an unquoted TZID: dates hold no colon, so it ends at the last one, or at the next parameter.
std::size_t tzid_length(std::string_view text) {
    for (auto at = text.find(';'); at != std::string_view::npos; at = text.find(';', at + 1))
        if (begins_parameter(text.substr(at + 1))) return at;
    return std::min(text.rfind(':'), text.size());
}

std::size_t value_length(const ContentLine& line, std::string_view name, std::string_view text) {
    if (ascii::same(name, "TZID") && !line.is("RRULE")) return tzid_length(text);
    bool quoted = false;  // of a list, each value may be quoted (RFC 5545 3.1.1)
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') quoted = !quoted && text.find('"', i + 1) != std::string_view::npos;
        if (!quoted && (text[i] == ';' || text[i] == ':')) return i;
    }
    return text.size();
}

// An unquoted CN with a colon leaves the address further on; SENT-BY:"mailto:..." leaves two.
std::string_view calendar_address(std::string_view value) {
    constexpr std::string_view scheme = "mailto:";
    const auto found = std::find_end(value.begin(), value.end(), scheme.begin(), scheme.end(),
                                     [](char a, char b) { return ascii::lower(a) == b; });
    return found == value.end() ? value : value.substr(static_cast<std::size_t>(found - value.begin()));
}

// How many octets at the front are no control characters, and so neither end a line nor fold it.
std::size_t ordinary_length(std::string_view octets) {
    std::size_t length = 0;
    for (std::uint64_t eight = 0; length + sizeof eight <= octets.size(); length += sizeof eight) {
        std::memcpy(&eight, octets.data() + length, sizeof eight);
        constexpr std::uint64_t blanks = 0x2020202020202020, highest_bits = 0x8080808080808080;
        if ((eight - blanks) & ~eight & highest_bits) break;  // one of them is below a blank
    }
    const auto end = std::find_if(octets.begin() + static_cast<std::ptrdiff_t>(length), octets.end(),
                                  [](char c) { return static_cast<unsigned char>(c) < ' '; });
    return static_cast<std::size_t>(end - octets.begin());
}

// Whether the text begins with the name of a property.
bool begins_property(std::string_view text) {
    const auto is_name = [](char c) { return is_name_character(c) || c == '.'; };
    const auto end = std::ranges::find_if_not(text, is_name);
    if (end == text.begin()) return false;
    const auto mark = std::ranges::find_if_not(end, text.end(), [](char c) { return c == ' ' || c == '\t'; });
    return mark != text.end() && (*mark == ':' || *mark == ';');
}

// How many octets of empty lines stand in front: some programs write one behind every line.
std::size_t empty_lines(std::string_view text) {
    return std::min(text.find_first_not_of("\r\n"), text.size());
}

// How many blanks stand in front.
std::size_t indent_of(std::string_view text) { return std::min(text.find_first_not_of(" \t"), text.size()); }

// BEGIN:VEVENT, END:VEVENT and the like, and nothing else.
bool is_block_mark(std::string_view line) {
    constexpr std::size_t longest = 100;
    const auto colon = line.size() > longest ? std::string_view::npos : line.find(':');
    if (colon == std::string_view::npos) return false;
    const auto name = ascii::trimmed(line.substr(0, colon));
    while (ascii::blank(line.back())) line.remove_suffix(1);
    const auto component = line.substr(colon + 1);
    const bool is_known = ascii::starts_with(component, "V") || ascii::same(component, "STANDARD") ||
                          ascii::same(component, "DAYLIGHT");
    return (ascii::same(name, "BEGIN") || ascii::same(name, "END")) && is_known &&
           std::ranges::all_of(component, is_name_character);
}

// A line as it was begun, before what was folded is added to it.
struct BegunLine {
    std::size_t at = 0;      // in what is kept
    std::size_t indent = 0;  // blanks in front of it
};

// Whether what follows `line` and begins with a blank is a line of its own: some programs indent what stands
// inside a component. A fold is indented deeper than the line that it continues, and opens or closes nothing
// unless `length`, that of the line's last piece, is that of a folded one: any text may go on there.
bool is_indented_line(std::string_view line, std::size_t length, std::size_t indent, std::string_view rest) {
    constexpr std::size_t shortest_folded = 60;  // some fold between words
    const auto next = rest.substr(0, rest.find_first_of("\r\n"));
    if (length < shortest_folded && is_block_mark(next)) return true;
    return (indent_of(next) <= indent || is_block_mark(line)) &&
           begins_property(next.substr(indent_of(next)));
}

// Whether the line that ends before `rest` goes on there though no blank says so: some mailers trim lines.
// Only a line of the length of a folded one is taken so, and only what can be no property for its rest.
bool lost_its_fold(std::size_t length, std::string_view rest) {
    if (length < 70 || length > 76 || rest.empty()) return false;
    return static_cast<unsigned char>(rest.front()) > ' ' && !begins_property(rest);
}

// Whether the line goes on behind its "=", as quoted-printable values do: its end is no fold then, and a
// blank behind it belongs to the text.
bool breaks_softly(std::string_view line) {
    constexpr std::size_t longest_head = 200;
    if (!line.ends_with('=')) return false;
    const auto head = parse_content_line(line.substr(0, longest_head));
    return head && head->is_quoted_printable();
}

}  // namespace

std::string_view without_quotes(std::string_view text) {
    text = ascii::trimmed(text);
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"') return text.substr(1, text.size() - 2);
    return text;
}

bool ContentLine::is(std::string_view property) const { return ascii::same(name, property); }

std::string_view ContentLine::parameter(std::string_view wanted) const {
    const auto found =
        std::ranges::find_if(parameters, [&](const Parameter& p) { return ascii::same(p.first, wanted); });
    return found == parameters.end() ? std::string_view() : found->second;
}

bool ContentLine::has(std::string_view wanted) const {
    return std::ranges::any_of(parameters, [&](const Parameter& p) { return ascii::same(p.first, wanted); });
}

bool ContentLine::is_quoted_printable() const {
    return ascii::same(parameter("ENCODING"), "QUOTED-PRINTABLE") || has("QUOTED-PRINTABLE");
}

std::optional<ContentLine> parse_content_line(std::string_view line) {
    ContentLine out;
    const auto name_end = std::ranges::find_if_not(line, is_name_character);
    out.name = line.substr(0, static_cast<std::size_t>(name_end - line.begin()));
    line = ascii::trimmed(line.substr(out.name.size()));
    while (line.starts_with(';')) {
        line.remove_prefix(1);
        const auto equals = line.find_first_of("=:;");
        if (equals == std::string_view::npos) return out;
        const auto name = ascii::trimmed(line.substr(0, equals));
        if (line[equals] != '=') {  // a parameter without value (vCalendar 1.0)
            if (out.parameters.size() < most_parameters) out.parameters.emplace_back(name, "");
            line.remove_prefix(equals);
            continue;
        }
        line.remove_prefix(equals + 1);
        const auto length = value_length(out, name, line);
        if (out.parameters.size() < most_parameters)
            out.parameters.emplace_back(name, without_quotes(line.substr(0, length)));
        line.remove_prefix(length);
    }
    if (out.name.empty()) return std::nullopt;
    if (!line.starts_with(':')) return out;
    out.value = ascii::trimmed(line.substr(1));
    if (out.is("ORGANIZER") || out.is("ATTENDEE")) out.value = calendar_address(out.value);
    return out;
}

std::string unfolded(std::string octets, std::string_view charset) {
    charset = charset_of(octets, charset);
    const bool octet_by_octet = is_utf8_name(charset);
    if (!octet_by_octet) octets = to_utf8(std::move(octets), charset);
    std::size_t kept = 0;
    std::size_t line = 0;  // where the line begins, unfolded or not
    BegunLine begun{.at = 0, .indent = indent_of(octets)};
    for (std::size_t i = 0; i < octets.size(); ++i) {
        const std::size_t ordinary = ordinary_length(std::string_view(octets).substr(i));
        std::memmove(octets.data() + kept, octets.data() + i, ordinary);
        kept += ordinary;
        i += ordinary;
        if (i == octets.size()) break;
        char c = octets[i];
        if (c == '\r' && i + 1 < octets.size() && (octets[i + 1] == '\n' || octets[i + 1] == '\r')) continue;
        if (c == '\r' || c == '\0') c = '\n';
        const std::size_t length = i - line;
        const std::size_t empty = c == '\n' ? empty_lines(std::string_view(octets).substr(i + 1)) : 0;
        i += empty;
        const auto rest = std::string_view(octets).substr(i + 1);
        const bool indented = c == '\n' && (rest.starts_with(' ') || rest.starts_with('\t'));
        const auto so_far = std::string_view(octets).substr(begun.at, kept - begun.at);
        const bool soft = c == '\n' && breaks_softly(so_far);
        if (soft && empty == 0) {
            octets[kept++] = c;
        } else if (!soft && indented && !is_indented_line(so_far, length, begun.indent, rest)) {
            i += std::min(begun.indent + 1, indent_of(rest));
        } else if (c != '\n' || empty > 0 || !lost_its_fold(length, rest)) {
            if (soft) octets[kept++] = c;  // what goes on ends at the empty line
            octets[kept++] = c;
            if (c == '\n') begun = {.at = kept, .indent = indent_of(rest)};
        }
        if (c == '\n') line = i + 1;
    }
    octets.resize(kept);
    return octet_by_octet ? to_utf8(std::move(octets), charset) : octets;
}

}  // namespace reserve
