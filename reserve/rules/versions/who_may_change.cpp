#include "reserve/rules/versions/who_may_change.hpp"

#include <algorithm>

namespace reserve {
namespace {

// A tombstone is no stored meeting; one that was declined is, and one that was known when it was cancelled:
// what others say would take the place of the cancellation, which keeps late requests out.
std::optional<StoredOrganizer> stored_organizer(const Question& question) {
    const Meeting& stored = question.stored;
    if (stored.reservation) return StoredOrganizer{stored.organizer, question.profile_addresses};
    const auto known = std::ranges::find_if(stored.components, [](const DecidedComponent& c) {
        return c.state != DecidedComponent::State::cancelled || !c.content.empty();
    });
    if (known == stored.components.end()) return std::nullopt;
    return StoredOrganizer{known->organizer, {}};
}

}  // namespace

bool same_address(const std::string& a, const std::string& b) {
    const auto address = Address::parse(a);
    return address ? address == Address::parse(b) : a == b;
}

std::string organizer_of(const Question& question) {
    return question.stored.reservation ? question.stored.organizer : question.asked.organizer;
}

bool is_stranger(const Question& question) {
    const auto stored = stored_organizer(question);
    const bool reserved_elsewhere = question.stored.reservation && stored->address.empty();
    if (reserved_elsewhere) return true;  // by another program: no mail changes it
    if (!stored || same_address(question.asked.organizer, stored->address)) return false;
    const auto address = Address::parse(question.asked.organizer);
    return !address || !is_organizer(*address, *stored);
}

}  // namespace reserve
