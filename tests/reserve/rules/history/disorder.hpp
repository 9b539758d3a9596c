#pragma once
#include <algorithm>
#include <random>
#include <vector>

#include "tests/support/draft.hpp"

namespace reserve::test {

// What an organizer and others said, as it may arrive: in any order, and some of it twice.
class Disorder {
  public:
    explicit Disorder(unsigned seed) : random_(seed) {}

    std::vector<Reading> of(const std::vector<Reading>& said) {
        std::vector<Reading> messages, of_others;
        for (const Reading& message : said) (is_own(message) ? messages : of_others).push_back(message);
        for (Reading& message : messages) name_added_occurrence(message);
        for (std::size_t i = messages.size(); i-- > 0;)
            if (pick(0, 3) == 0) messages.push_back(messages[i]);
        std::ranges::shuffle(messages, random_);
        return interrupted(std::move(messages), of_others);
    }

  private:
    std::ptrdiff_t pick(std::ptrdiff_t first, std::ptrdiff_t last) {
        return std::uniform_int_distribution<std::ptrdiff_t>(first, last)(random_);
    }
    static Invitation& invitation(Reading& message) { return std::get<Invitation>(message.contents.at(0)); }
    static const Invitation& invitation(const Reading& message) {
        return std::get<Invitation>(message.contents.at(0));
    }
    static bool is_own(const Reading& message) {
        return invitation(message).components.at(0).organizer == support::Draft().component().organizer;
    }
    // With a RECURRENCE-ID it needs no series before it (ruling 13).
    static void name_added_occurrence(Reading& message) {
        Component& added = invitation(message).components.at(0);
        if (invitation(message).method == Method::add) added.recurrence_id = added.start;
    }
    // Others are heard when the room knows whose meeting it is.
    std::vector<Reading> interrupted(std::vector<Reading> messages, const std::vector<Reading>& of_others) {
        const auto first = std::ranges::find_if(messages, [](const Reading& message) {
            return !invitation(message).components.at(0).recurrence_id;
        });
        if (first == messages.end() || invitation(*first).method == Method::cancel) return messages;
        const std::ptrdiff_t known = first - messages.begin() + 1;
        for (const Reading& other : of_others)
            messages.insert(messages.begin() + pick(known, std::ssize(messages)), other);
        return messages;
    }

    std::mt19937 random_;
};

}  // namespace reserve::test
