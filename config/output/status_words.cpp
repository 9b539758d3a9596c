#include "config/output/status_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "reserve/outbox.hpp"

namespace config {

namespace {

using reserve::ItemStatus;

const std::array<std::pair<const char*, ItemStatus>, 7> names = {{
    {"ready", ItemStatus::ready},
    {"in-progress", ItemStatus::in_progress},
    {"unsubscribed", ItemStatus::unsubscribed},
    {"success", ItemStatus::success},
    {"parked", ItemStatus::error_processing},
    {"answer-failed", ItemStatus::error_answering},
    {"not-found", ItemStatus::object_not_found},
}};

}  // namespace

std::string status_word(ItemStatus status) {
    return std::ranges::find(names, status, [](const auto& name) { return name.second; })->first;
}

std::optional<ItemStatus> status_of(const std::string& word) {
    const auto found =
        std::ranges::find(names, word, [](const auto& name) { return std::string(name.first); });
    if (found == names.end()) return std::nullopt;
    return found->second;
}

const std::vector<std::string>& status_words() {
    static const std::vector<std::string> words = [] {
        std::vector<std::string> all;
        for (const auto& [word, status] : names) all.emplace_back(word);
        return all;
    }();
    return words;
}

std::string kind_word(reserve::AnswerKind kind) {
    switch (kind) {
        case reserve::AnswerKind::accept:
            return "accept";
        case reserve::AnswerKind::tentative:
            return "tentative";
        case reserve::AnswerKind::decline:
            return "decline";
        case reserve::AnswerKind::remove:
            return "remove";
        case reserve::AnswerKind::mirror:
            break;
    }
    return "mirror";
}

std::string state_word(reserve::AnswerState state) {
    switch (state) {
        case reserve::AnswerState::waiting:
            return "waiting";
        case reserve::AnswerState::sending:
            return "sending";
        case reserve::AnswerState::sent:
            return "sent";
        case reserve::AnswerState::parked:
            return "parked";
        case reserve::AnswerState::not_found:
            return "not found";
        case reserve::AnswerState::replaced:
            break;
    }
    return "replaced";
}

std::string state_word(reserve::AnswerState state, const std::string& code) {
    const bool not_done = state == reserve::AnswerState::sent && code == reserve::code_not_done;
    return not_done ? "not done" : state_word(state);
}

}  // namespace config
