#include "config/settings/kinds.hpp"

#include <algorithm>
#include <fstream>

#include "config/settings/named_file.hpp"
#include "reserve/folded.hpp"

namespace config {

namespace {

bool may_stand_in_a_domain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

std::string absolute(const std::string& text, const std::filesystem::path& base) {
    return text.empty() ? text : (base / text).lexically_normal().string();
}

}  // namespace

std::optional<std::string> not_a_domain(const std::string& text) {
    const bool right = !text.empty() && text.front() != '.' && text.back() != '.' &&
                       text.find("..") == std::string::npos &&
                       std::ranges::all_of(text, may_stand_in_a_domain);
    if (right) return std::nullopt;
    return "takes domains such as \"example.com\", and " + quoted(text) + " is none.";
}

Key address(std::string name, std::optional<reserve::Address>& field) {
    const auto take = [&field](const std::string& written) -> std::optional<std::string> {
        const auto parsed = reserve::Address::parse(written);
        if (!written.empty() && !parsed) {
            return "takes a mail address such as \"desk@example.com\", and " + quoted(written) + " is none.";
        }
        field = parsed;
        return std::nullopt;
    };
    return text(std::move(name), take, [&field] { return field ? field->text() : std::string(); });
}

Key domains(std::string name, std::set<std::string, std::less<>>& field) {
    const auto set = [&field](const std::vector<std::string>& written) {
        field.clear();
        for (const std::string& domain : written) field.insert(reserve::folded_domain(domain));
    };
    return list(std::move(name), not_a_domain, set,
                [&field] { return std::vector<std::string>(field.begin(), field.end()); });
}

Key domains(std::string name, std::vector<std::string>& field) {
    const auto set = [&field](const std::vector<std::string>& written) {
        field.clear();
        for (const std::string& domain : written) field.push_back(reserve::folded_domain(domain));
    };
    return list(std::move(name), not_a_domain, set, [&field] { return field; });
}

Key addresses(std::string name, std::vector<std::string>& field) {
    const auto check = [](const std::string& written) -> std::optional<std::string> {
        if (reserve::Address::parse(written)) return std::nullopt;
        return "takes mail addresses such as \"room.12@example.com\", and " + quoted(written) + " is none.";
    };
    const auto set = [&field](const std::vector<std::string>& written) {
        field.clear();
        for (const std::string& one : written) field.push_back(reserve::Address::parse(one)->key());
    };
    return list(std::move(name), check, set, [&field] { return field; });
}

Key path(std::string name, std::string& field, const std::filesystem::path& base) {
    const auto take = [&field, base](const std::string& written) -> std::optional<std::string> {
        field = absolute(written, base);
        return std::nullopt;
    };
    return text(std::move(name), take, [&field] { return field; });
}

Key file(std::string name, std::string& field, const std::filesystem::path& base) {
    const auto take = [&field, base](const std::string& written) -> std::optional<Complaint> {
        field = absolute(written, base);
        if (field.empty()) return std::nullopt;
        if (auto wrong = no_file(field, "Put it there, or name another.")) return wrong;
        if (!std::ifstream(field).is_open()) return "names " + field + ", which cannot be read.";
        return std::nullopt;
    };
    return text(std::move(name), take, [&field] { return field; });
}

Key path(std::string name, std::filesystem::path& field, const std::filesystem::path& base) {
    const auto take = [&field, base](const std::string& written) -> std::optional<std::string> {
        field = absolute(written, base);
        return std::nullopt;
    };
    return text(std::move(name), take, [&field] { return field.string(); });
}

}  // namespace config
