#pragma once
#include <memory>

#include "config/settings/key_mistakes.hpp"
#include "config/settings/settings.hpp"

namespace config {

// The texts of the answers, by the templates that the settings name; null where these are wrong. All that is
// wrong is added to `mistakes`: at the key as far as it is the settings' own, else in the template.
std::shared_ptr<const reserve::AnswerTexts> read_answer_texts(const AnswerSettings& answer,
                                                              KeyMistakes& mistakes);

}  // namespace config
