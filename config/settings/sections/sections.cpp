#include "config/settings/sections/sections.hpp"

#include "config/settings/kinds.hpp"

namespace config {

namespace {

using Unknown = reserve::RequesterSettings::Unknown;
using Kind = reserve::Log::Kind;

}  // namespace

Section requester_section(reserve::RequesterSettings& settings) {
    return {"requester", false, [&settings](std::size_t) -> std::vector<Key> {
                return {
                    address("default_user", settings.default_user).at_reload(),
                    domains("accepted_domains", settings.accepted_domains).at_reload(),
                    truth("create_external_contact", settings.create_external_contact).at_reload(),
                    choice<Unknown>(
                        "unknown", settings.unknown,
                        {{"refuse", Unknown::refuse}, {"decline", Unknown::decline}, {"book", Unknown::book}})
                        .at_reload(),
                };
            }};
}

Section log_section(LogSettings& settings, const std::filesystem::path& base) {
    return {"log", false, [&settings, base](std::size_t) -> std::vector<Key> {
                return {
                    choice<Kind>("level", settings.level,
                                 {{"error", Kind::error},
                                  {"warning", Kind::warning},
                                  {"action", Kind::action},
                                  {"message", Kind::message}})
                        .at_reload(),
                    path("file", settings.file, base).at_reload(),
                };
            }};
}

std::vector<Section> sections_of(Settings& settings, const std::filesystem::path& base) {
    return {requester_section(settings.requester), log_section(settings.log, base)};
}

}  // namespace config
