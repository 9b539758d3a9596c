#pragma once
#include <memory>
#include <variant>
#include <vector>

#include "config/settings/section.hpp"
#include "config/settings/settings.hpp"

namespace config {

// The texts of the answers, by the templates that the settings name. All that is wrong with them: in `file`
// as far as it is the settings' own mistake, else in the template.
std::variant<std::shared_ptr<const reserve::AnswerTexts>, std::vector<Mistake>> read_answer_texts(
    const AnswerSettings& answer, const std::vector<Origin>& origins, const std::string& file);

}  // namespace config
