#include "reserve/rules/words/account_of.hpp"

namespace reserve {

Account account_of(const Question& question, const Component& component, const Judgement& judgement,
                   const BookedDates& booked) {
    const std::string& room_zone = question.room.zone;
    return {.room = question.room.name,
            .times = TimeWords(meeting_zone(component, question.asked.zones, room_zone), room_zone),
            .booked = booked.to_come,
            .tentative = booked.tentative,
            .refused = judgement.refused,
            .refusal = judgement.refusal,
            .kept = booked.kept,
            .released = booked.released,
            .bookable_until = std::nullopt,
            .extended = false,
            .advice = {}};
}

}  // namespace reserve
