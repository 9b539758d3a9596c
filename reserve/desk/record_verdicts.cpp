#include "reserve/desk/record_verdicts.hpp"

namespace reserve {

void record_verdicts(std::optional<ItemId> item, RoomId room, const DecidedMeeting& meeting, Instant now,
                     Ledger& ledger) {
    for (const Verdict& verdict : meeting.decision.verdicts)
        ledger.record({.item = item,
                       .room = room,
                       .uid = meeting.uid,
                       .recurrence_id = verdict.recurrence_id,
                       .version = verdict.version,
                       .decided_at = now,
                       .outcome = name_of(verdict.outcome),
                       .words = verdict.words,
                       .organizer = meeting.organizer,
                       .asked = meeting.asked});
}

}  // namespace reserve
