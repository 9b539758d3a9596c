#include "config/settings/kinds.hpp"
#include "config/settings/sections/sections.hpp"

namespace config {

namespace {

using reserve::Confirmation;
using ConfirmBy = AnswerSettings::ConfirmBy;

std::vector<Key> answer_keys(AnswerSettings& answer, Confirmation& confirmation,
                             const std::filesystem::path& base) {
    return {
        path("templates", answer.templates, base).at_reload(),
        text("locale", answer.dates.locale).at_reload(),
        text("date_format", answer.dates.date).at_reload(),
        text("time_format", answer.dates.time).at_reload(),
        choice<Confirmation>("confirmation", confirmation,
                             {{"nobody", Confirmation::nobody}, {"requester", Confirmation::requester}})
            .at_reload(),
        choice<ConfirmBy>("confirmation_by", answer.confirm_by,
                          {{"relay", ConfirmBy::relay}, {"ews", ConfirmBy::ews}})
            .at_reload(),
    };
}

}  // namespace

Section answer_section(AnswerSettings& answer, Confirmation& confirmation,
                       const std::filesystem::path& base) {
    return {"answer", false,
            [&answer, &confirmation, base](std::size_t) { return answer_keys(answer, confirmation, base); }};
}

}  // namespace config
