#include "sql/answer_words.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace sql {
namespace {

// In the order of the enumerations.
constexpr std::array<const char*, 5> kinds{"accept", "tentative", "decline", "remove", "mirror"};
constexpr std::array<const char*, 6> states{"waiting", "sending", "sent", "parked", "not_found", "replaced"};

constexpr std::array<const char*, 2> channels{"ews", "imip"};

template <typename Enumeration>
Enumeration find(const auto& words, const std::string& word) {
    const auto found = std::ranges::find(words, word);
    if (found == words.end()) throw std::runtime_error("the database holds an unknown word: " + word);
    return static_cast<Enumeration>(found - words.begin());
}

}  // namespace

std::string word_for(reserve::AnswerKind kind) { return kinds.at(static_cast<std::size_t>(kind)); }
std::string word_for(reserve::AnswerState state) { return states.at(static_cast<std::size_t>(state)); }
reserve::AnswerKind kind_from(const std::string& word) { return find<reserve::AnswerKind>(kinds, word); }
reserve::AnswerState state_from(const std::string& word) {
    return word == state_not_done ? reserve::AnswerState::sent : find<reserve::AnswerState>(states, word);
}
std::string word_for(std::optional<reserve::Channel> channel) {
    return channel ? channels.at(static_cast<std::size_t>(*channel)) : "";
}
std::optional<reserve::Channel> channel_from(const std::string& word) {
    if (word.empty()) return std::nullopt;
    return find<reserve::Channel>(channels, word);
}

}  // namespace sql
