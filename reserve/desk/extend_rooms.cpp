#include "reserve/desk/extend_rooms.hpp"

#include <utility>

#include "reserve/desk/error_words.hpp"
#include "reserve/desk/extend_room.hpp"
#include "reserve/desk/log_verdicts.hpp"
#include "reserve/transact.hpp"

namespace reserve {
namespace {

class Pass {
  public:
    Pass(Books& books, const DecidingSettings& settings, Instant now, Log& log)
        : books_(books), settings_(settings), now_(now), log_(log) {}

    ExtendedRooms over_all() {
        std::vector<RoomId> rooms;
        transact("rooms:", [&](Ledger& ledger) { rooms = ledger.rooms_with_series_that_go_on(); });
        for (const RoomId room : rooms) over(room);
        return done_;
    }

  private:
    void over(RoomId room) {
        ExtendedRoom extended{.series = {}, .complete = false};
        const std::string name = "room=" + std::to_string(static_cast<std::int64_t>(room)) + ":";
        while (!extended.complete) {
            const bool committed = transact(
                name, [&](Ledger& ledger) { extended = extend_room(room, settings_, now_, ledger); });
            if (!committed) return;
            for (const ExtendedSeries& series : extended.series)
                log_verdicts(series.message, room, series.decided, log_);
            done_.any = done_.any || !extended.series.empty();
        }
    }

    bool transact(const std::string& what, std::function<void(Ledger&)> work) {
        try {
            transact_and_wait(books_, std::move(work));
            return true;
        } catch (...) {
            log_.error(what + " its series are not extended: " + error_words(std::current_exception()));
            done_.failed = true;
            return false;
        }
    }

    Books& books_;
    const DecidingSettings& settings_;
    const Instant now_;
    Log& log_;
    ExtendedRooms done_;
};

}  // namespace

ExtendedRooms extend_rooms(Books& books, const DecidingSettings& settings, Instant now, Log& log) {
    return Pass(books, settings, now, log).over_all();
}

}  // namespace reserve
