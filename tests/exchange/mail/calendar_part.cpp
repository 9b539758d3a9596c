#include "tests/exchange/mail/calendar_part.hpp"

#include <map>

#include "tests/exchange/mail/encoding.hpp"

namespace exchange {
namespace {

struct Entity {
    std::map<std::string, std::string> fields;  // names in lower case, unfolded; the first of each
    std::string_view body;
};

std::string_view line_of(std::string_view& text) {
    const auto end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

Entity read_entity(std::string_view text) {
    Entity entity;
    std::string* last = nullptr;
    while (!text.empty()) {
        const std::string_view line = line_of(text);
        if (line.empty()) break;
        if (line[0] == ' ' || line[0] == '\t') {
            if (last) *last += line;
            continue;
        }
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        const auto [at, fresh] =
            entity.fields.emplace(lower(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
        last = fresh ? &at->second : nullptr;
    }
    entity.body = text;
    return entity;
}

std::string field(const Entity& entity, const std::string& name) {
    const auto found = entity.fields.find(name);
    return found == entity.fields.end() ? std::string() : found->second;
}

std::string parameter(const std::string& value, const std::string& name) {
    const auto at = lower(value).find(name + "=");
    if (at == std::string::npos) return {};
    const std::string rest = value.substr(at + name.size() + 1);
    if (rest.starts_with('"')) return rest.substr(1, rest.find('"', 1) - 1);
    return rest.substr(0, rest.find_first_of("; \t"));
}

std::string decoded(const Entity& entity) {
    const std::string encoding = lower(field(entity, "content-transfer-encoding"));
    if (encoding == "base64") return from_base64(entity.body).value_or("");
    if (encoding == "quoted-printable") return from_quoted_printable(entity.body);
    return std::string(entity.body);
}

std::string calendar_in(const Entity& entity, int depth);

std::string calendar_in_parts(const Entity& entity, const std::string& boundary, int depth) {
    std::string_view rest = entity.body;
    const char* part = nullptr;
    while (!rest.empty()) {
        const char* line_start = rest.data();
        const std::string_view line = line_of(rest);
        if (!line.starts_with("--" + boundary)) continue;
        if (part) {
            const std::string_view inner(part, static_cast<std::size_t>(line_start - part));
            std::string calendar = calendar_in(read_entity(inner), depth + 1);
            if (!calendar.empty()) return calendar;
        }
        part = rest.data();
    }
    return {};
}

std::string calendar_in(const Entity& entity, int depth) {
    const std::string type = field(entity, "content-type");
    const std::string kind = lower(type);
    if (kind.starts_with("text/calendar") || kind.starts_with("application/ics")) return decoded(entity);
    if (depth > 10 || !kind.starts_with("multipart/")) return {};
    const std::string boundary = parameter(type, "boundary");
    return boundary.empty() ? std::string() : calendar_in_parts(entity, boundary, depth);
}

std::string address_in(const std::string& text) {
    const auto open = text.rfind('<');
    if (open == std::string::npos) return trimmed(text);
    return text.substr(open + 1, text.find('>', open) - open - 1);
}

}  // namespace

Mail read_mail(std::string_view message) {
    const Entity entity = read_entity(message);
    return {field(entity, "message-id"), field(entity, "subject"), address_in(field(entity, "from")),
            calendar_in(entity, 0)};
}

}  // namespace exchange
