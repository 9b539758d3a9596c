#include "reserve/rules/requester_refusal.hpp"

namespace reserve {
namespace {

bool is_unknown(const Question& question) {
    return std::holds_alternative<DeclineRequester>(question.requester) ||
           std::holds_alternative<RefuseRequester>(question.requester);
}

}  // namespace

std::string refusal_of_requester(const Question& question) {
    const std::string& who = question.asked.organizer;
    if (is_unknown(question))
        return "rooms are not booked for " + who + ", who is not known here; ask the help desk";
    if (question.external && !question.policy.process_external_meeting_messages)
        return "this room is not booked for people outside of the organization, as " + who + " is";
    return {};
}

}  // namespace reserve
