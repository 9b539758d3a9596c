#include "config/settings/kinds.hpp"
#include "config/settings/sections/sections.hpp"

namespace config {

namespace {

std::vector<Key> answer_keys(AnswerSettings& answer, const std::filesystem::path& base) {
    return {
        path("templates", answer.templates, base).at_reload(),
        text("locale", answer.dates.locale).at_reload(),
        text("date_format", answer.dates.date).at_reload(),
        text("time_format", answer.dates.time).at_reload(),
    };
}

}  // namespace

Section answer_section(AnswerSettings& answer, const std::filesystem::path& base) {
    return {"answer", false, [&answer, base](std::size_t) { return answer_keys(answer, base); }};
}

}  // namespace config
