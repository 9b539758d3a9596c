#pragma once
#include <string>
#include <vector>

#include "reserve/meeting.hpp"

namespace sql {

// The words in the column `component.state`. The second throws when it does not know the word.
std::string word_for(reserve::DecidedComponent::State state);
reserve::DecidedComponent::State component_state_from(const std::string& word);

// The column `component.digests`: one a line.
std::string joined_lines(const std::vector<std::string>& lines);
std::vector<std::string> lines_of(const std::string& text);

}  // namespace sql
