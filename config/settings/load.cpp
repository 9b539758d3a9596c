#include "config/settings/load.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <system_error>
#include <utility>

#include "config/settings/answer_texts.hpp"
#include "config/settings/check_together.hpp"
#include "config/settings/machine/check_machine.hpp"
#include "config/settings/named_file.hpp"
#include "config/settings/remembered_policies.hpp"
#include "config/settings/sections/sections.hpp"
#include "config/settings/settings_refused.hpp"

namespace config {

namespace {

std::string words_of(const std::vector<Mistake>& mistakes) {
    std::string text = "the settings are refused\n" + to_text(mistakes);
    text.pop_back();
    return text;
}

constexpr Place whole_file{.line = 0, .column = 0};
constexpr std::size_t largest_file = 1024 * 1024;  // octets

std::vector<Mistake> refused(const std::string& file, const std::string& why) {
    return {{file, whole_file,
             "The settings file " + why +
                 ". Name another with --config FILE; a sample with every key is config/roomgate.toml.",
             meant_by_missing(file)}};
}

using Check = std::function<void(const Settings&, KeyMistakes&)>;

void check_nothing_more(const Settings&, KeyMistakes&) {}

Loaded read(std::string_view text, const std::string& file, const Check& check_more) {
    const auto parsed = parse_document(text, file);
    if (const auto* mistake = std::get_if<Mistake>(&parsed)) return std::vector{*mistake};
    Settings settings;
    const auto base = std::filesystem::absolute(file).parent_path();
    Filled filled = fill(sections_of(settings, base), std::get<Document>(parsed), file);
    KeyMistakes mistakes(filled.origins, file);
    check_together(settings, mistakes);
    settings.desk.deciding.texts = read_answer_texts(settings.answer, mistakes);
    settings.desk.deciding.room_policy = RememberedPolicies();
    check_more(settings, mistakes);
    std::ranges::copy(mistakes.found(), std::back_inserter(filled.mistakes));
    if (!filled.mistakes.empty()) return in_order(std::move(filled.mistakes));
    return settings;
}

Loaded load(const std::string& file, const Check& check_more) {
    std::error_code error;
    if (std::filesystem::is_directory(file, error)) return refused(file, "is a folder");
    std::ifstream in(file, std::ios::binary);
    if (!in) return refused(file, "cannot be read: " + std::string(std::strerror(errno)));
    std::string text(largest_file + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    if (text.size() > largest_file) return refused(file, "is larger than 1 MiB: no settings file is");
    return read(text, file, check_more);
}

}  // namespace

Loaded read_settings(std::string_view text, const std::string& file) {
    return read(text, file, check_nothing_more);
}

Loaded load_settings(const std::string& file) { return load(file, check_nothing_more); }

Loaded load_to_serve(const std::string& file) { return load(file, check_machine); }

LogSettings log_settings_of(const std::string& file) {
    LogSettings log;
    load(file, [&log](const Settings& settings, KeyMistakes& mistakes) {
        const bool right = mistakes.is_right({"log", 0, "file"}) && mistakes.is_right({"log", 0, "level"});
        if (right) log = settings.log;
    });
    return log;
}

SettingsRefused::SettingsRefused(std::vector<Mistake> mistakes)
    : std::runtime_error(words_of(mistakes)), mistakes_(std::move(mistakes)) {}

Settings settings_or_throw(const std::string& file) {
    Loaded loaded = load_settings(file);
    if (const auto* mistakes = std::get_if<std::vector<Mistake>>(&loaded)) {
        throw SettingsRefused(*mistakes);
    }
    return std::get<Settings>(std::move(loaded));
}

}  // namespace config
