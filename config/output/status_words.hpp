#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reserve/answer.hpp"
#include "reserve/message.hpp"

namespace config {

// The names of the numbers in the database, as people see and write them.
std::string status_word(reserve::ItemStatus status);
std::optional<reserve::ItemStatus> status_of(const std::string& word);
const std::vector<std::string>& status_words();

std::string kind_word(reserve::AnswerKind kind);
std::string state_word(reserve::AnswerState state);
// `code`: that of the answer, or of the step.
std::string state_word(reserve::AnswerState state, const std::string& code);

}  // namespace config
