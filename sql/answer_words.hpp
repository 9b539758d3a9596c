#pragma once
#include <optional>
#include <string>

#include "reserve/answer.hpp"

namespace sql {

// The outcomes of an attempt that may have done its step, without a trace, and of one that there is no way
// for; else it is the word of a state.
constexpr const char* outcome_in_doubt = "in doubt";
constexpr const char* outcome_not_done = "not done";
// The state of a step, and of an answer with its last step, that there is no way for. The post is through
// with them as with what is sent; reserve::code_not_done tells them apart.
constexpr const char* state_not_done = "not_done";

// The words that stand in the columns `kind` and `state`. The second pair throws when it does not know the
// word.
std::string word_for(reserve::AnswerKind kind);
std::string word_for(reserve::AnswerState state);
reserve::AnswerKind kind_from(const std::string& word);
reserve::AnswerState state_from(const std::string& word);
// The column `channel`; empty: none of its own.
std::string word_for(std::optional<reserve::Channel> channel);
std::optional<reserve::Channel> channel_from(const std::string& word);

}  // namespace sql
