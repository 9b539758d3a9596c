#include "reserve/desk/explain.hpp"

#include "reserve/desk/extend_room.hpp"
#include "reserve/desk/write_down.hpp"

namespace reserve {

std::vector<Explanation> explain(Books& books, const Reading& reading, bool null_sender,
                                 std::span<const RoomId> rooms, const DecidingSettings& settings,
                                 Instant at) {
    std::vector<Explanation> explanations;
    books.rehearse([&](Ledger& ledger) {
        explanations.clear();
        for (const RoomId room : rooms) {
            while (!extend_room(room, settings, at, ledger).complete) continue;
            const Work work{room, reading, null_sender};
            std::vector<DecidedMeeting> meetings = decide_work(work, settings, at, ledger);
            Finish finish = finish_of(meetings);
            explanations.push_back({room, std::move(meetings), finish.status, std::move(finish.reason)});
        }
    });
    return explanations;
}

}  // namespace reserve
