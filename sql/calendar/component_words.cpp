#include "sql/calendar/component_words.hpp"

#include <sstream>
#include <stdexcept>

namespace sql {

using State = reserve::DecidedComponent::State;

std::string word_for(State state) {
    if (state == State::booked) return "booked";
    return state == State::declined ? "declined" : "cancelled";
}

State component_state_from(const std::string& word) {
    if (word == "booked") return State::booked;
    if (word == "declined") return State::declined;
    if (word == "cancelled") return State::cancelled;
    throw std::runtime_error("the database holds a component in the unknown state \"" + word + "\"");
}

std::string joined_lines(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
    return text;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

}  // namespace sql
