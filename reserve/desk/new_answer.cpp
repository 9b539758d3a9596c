#include "reserve/desk/new_answer.hpp"

namespace reserve {

NewAnswer new_answer(ItemId item, const std::string& mail_message_id, RoomId room,
                     const DecidedMeeting& meeting, const DecidedAnswer& answer, Instant now) {
    return {.item = item,
            .room = room,
            .uid = meeting.uid,
            .recurrence_id = answer.recurrence_id,
            .version = answer.version,
            .mail_message_id = mail_message_id,
            .organizer = meeting.organizer,
            .steps = answer.steps,
            .due = now};
}

}  // namespace reserve
