#include "reserve/rules/words/account_of.hpp"

#include "reserve/rules/words/meeting_zone.hpp"

namespace reserve {

std::string additional_response(const BookingPolicy& policy) {
    return policy.add_additional_response ? policy.additional_response : std::string();
}

Account account_of(const Question& question, const Component& component, const Judgement& judgement,
                   const BookedDates& booked) {
    const std::string& room_zone = question.room.zone;
    return {.room = question.room.name,
            .meeting_zone = meeting_zone(component, question.asked.zones, room_zone),
            .meeting_offsets = nameless_offsets(component, question.asked.zones),
            .room_zone = room_zone,
            .booked = booked.to_come,
            .tentative = booked.tentative,
            .has_delegates = !question.policy.resource_delegates.empty(),
            .refused = judgement.refused,
            .refusal = judgement.refusal,
            .kept = booked.kept,
            .released = booked.released,
            .bookable_until = std::nullopt,
            .extended = false,
            .advice = {},
            .additional_response = additional_response(question.policy)};
}

}  // namespace reserve
