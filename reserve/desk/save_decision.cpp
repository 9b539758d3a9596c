#include "reserve/desk/save_decision.hpp"

#include "reserve/rules/span_of.hpp"

namespace reserve {
namespace {

// Only who gets a booking becomes a profile or a requester of one.
Meeting with_requester(Meeting meeting, const Question& question, Ledger& ledger) {
    if (question.stored.reservation || meeting.occurrences.empty()) return meeting;
    if (const auto* known = std::get_if<KnownRequester>(&question.requester)) {
        meeting.requester = known->profile;
        meeting.requester_found_by_address = known->found_by_address;
    }
    const auto address = Address::parse(question.asked.organizer);
    if (!std::holds_alternative<CreateContact>(question.requester) || !address) return meeting;
    meeting.requester = ledger.create_contact(*address, question.now);
    meeting.requester_found_by_address = true;
    return meeting;
}

std::vector<std::string> delegates_told(const BookingPolicy& policy) {
    if (!policy.forward_requests_to_delegates) return {};
    return {policy.resource_delegates.begin(), policy.resource_delegates.end()};
}

}  // namespace

DecidedMeeting save_decision(Decision decision, const Question& question, Ledger& ledger) {
    decision.meeting = with_requester(std::move(decision.meeting), question, ledger);
    ledger.save(question.stored, decision.meeting);
    return {question.asked.uid,     question.asked.organizer,        std::move(decision),
            question.room.name,     delegates_told(question.policy), question.stored.reservation.has_value(),
            span_of(question.asked)};
}

}  // namespace reserve
