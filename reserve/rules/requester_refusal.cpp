#include "reserve/rules/requester_refusal.hpp"

namespace reserve {
namespace {

bool is_unknown(const Question& question) {
    return std::holds_alternative<DeclineRequester>(question.requester) ||
           std::holds_alternative<RefuseRequester>(question.requester);
}

}  // namespace

Reason refusal_of_requester(const Question& question) {
    const Reason::Values who{{"organizer", question.asked.organizer}};
    if (is_unknown(question)) return {"unknown_requester", who};
    if (question.external && !question.policy.process_external_meeting_messages)
        return {"external_requester", who};
    return {};
}

}  // namespace reserve
