#include "reserve/rules/requester_refusal.hpp"

#include <algorithm>

namespace reserve {
namespace {

bool is_among(const Address& address, const People& people) {
    return people.contains(address.key()) || people.contains("@" + std::string(address.domain()));
}

bool any_is_among(const std::vector<Address>& addresses, const People& people) {
    return std::ranges::any_of(addresses, [&](const Address& address) { return is_among(address, people); });
}

bool is_unknown(const Question& question) {
    return std::holds_alternative<DeclineRequester>(question.requester) ||
           std::holds_alternative<RefuseRequester>(question.requester);
}

}  // namespace

std::string refusal_of_requester(const Question& question) {
    const BookingPolicy& policy = question.policy;
    const std::string& who = question.asked.organizer;
    if (is_unknown(question))
        return "rooms are not booked for " + who + ", who is not known here; ask the help desk";
    if (question.external && !policy.process_external_meeting_messages)
        return "this room is not booked for people outside of the organization, as " + who + " is";
    if (!policy.all_book_in_policy && !any_is_among(question.who_asks, policy.book_in_policy))
        return "this room is booked only for certain people, and " + who +
               " is not among them; ask the help desk";
    return {};
}

bool names_people(const BookingPolicy& policy) { return !policy.book_in_policy.empty(); }

}  // namespace reserve
