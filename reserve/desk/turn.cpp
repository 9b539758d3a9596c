#include "reserve/desk/turn.hpp"

#include "reserve/desk/extend_room.hpp"
#include "reserve/desk/follow_zones.hpp"
#include "reserve/desk/log_verdicts.hpp"
#include "reserve/desk/move_room.hpp"
#include "reserve/desk/write_down.hpp"
#include "reserve/names/organizer_names.hpp"
#include "reserve/outage.hpp"
#include "reserve/reading/reading_text.hpp"

namespace reserve {
namespace {

bool is_outage(const std::exception_ptr& error) {
    try {
        std::rethrow_exception(error);
    } catch (const Outage&) {
        return true;
    } catch (const std::exception&) {
        return false;
    }
}

}  // namespace

struct Turn::Progress {
    Item item;
    Work work;
    std::vector<DecidedMeeting> decided;
    MovedRoom moved;
    ExtendedRoom extended;
    bool began = false;
    bool ended = false;  // the work itself; the commit is another matter
    TurnResult result;
};

void Turn::log(const Progress& progress) {
    const RoomId room = progress.work.room;
    log_moves(room, progress.moved, log_);
    for (const ExtendedSeries& series : progress.extended.series)
        log_verdicts(series.message, room, series.decided, log_);
    for (const DecidedMeeting& meeting : progress.decided)
        log_verdicts(progress.item.message, room, meeting, log_);
}

void Turn::ended(Progress& progress, std::exception_ptr error) {
    progress.result.error = error;
    progress.result.at_fault = error && progress.began && !progress.ended && !is_outage(error);
    if (!error && progress.item.recipient.room) log(progress);
    const std::lock_guard lock(mutex_);
    if (--open_ == 0) all_ended_.notify_all();
}

// The room's dates that move with their time zone come first, and then its series; while there are more of
// them than fit into a transaction, the item waits for the next one.
void Turn::transact(const std::shared_ptr<Progress>& progress) {
    books_.transact(
        [this, progress](Ledger& ledger) {
            progress->began = true;
            progress->moved = move_room(progress->work.room, now_, ledger);
            progress->extended = {};
            if (!progress->moved.complete) return;
            progress->extended = extend_room(progress->work.room, settings_, now_, ledger);
            if (!progress->extended.complete) return;
            progress->decided = decide_work(progress->work, settings_, now_, ledger);
            write_down(progress->item.id, progress->work, progress->decided, settings_, now_, ledger);
            progress->ended = true;
        },
        [this, progress](std::exception_ptr error) {
            if (error || progress->ended) return ended(*progress, error);
            log(*progress);
            transact(progress);
        });
}

void Turn::submit(const std::shared_ptr<Progress>& progress) {
    const Item& item = progress->item;
    try {
        progress->work = {.room = item.recipient.room.value_or(RoomId{}),
                          .reading = parse_reading(item.reading),
                          .null_sender = item.reverse_path.empty()};
        if (names_ && item.recipient.room)
            names_->put_addresses(progress->work.reading, *item.recipient.room, item.received_at);
        transact(progress);
    } catch (const std::exception&) {
        progress->began = true;
        ended(*progress, std::current_exception());
    }
}

std::vector<TurnResult> Turn::decide(const std::vector<Item>& items) {
    open_ = items.size();
    std::vector<std::shared_ptr<Progress>> all;
    for (const Item& item : items) {
        all.push_back(std::make_shared<Progress>());
        all.back()->item = item;
        submit(all.back());
    }
    std::unique_lock lock(mutex_);
    all_ended_.wait(lock, [this] { return open_ == 0; });
    std::vector<TurnResult> results;
    for (const auto& progress : all) results.push_back(progress->result);
    return results;
}

}  // namespace reserve
