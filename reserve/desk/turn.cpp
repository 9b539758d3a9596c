#include "reserve/desk/turn.hpp"

#include "reserve/desk/write_down.hpp"
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

void log_verdicts(const Item& item, RoomId room, const std::vector<DecidedMeeting>& decided, Log& log) {
    const std::string start = "message " + std::to_string(static_cast<std::int64_t>(item.message)) + " ";
    const std::string at = " room=" + std::to_string(static_cast<std::int64_t>(room));
    for (const DecidedMeeting& meeting : decided) {
        for (const Verdict& verdict : meeting.decision.verdicts) {
            const std::string line = start + name_of(verdict.outcome) + at + " uid=" + meeting.uid;
            if (verdict.outcome == Outcome::parked)
                log.error(line + ": " + verdict.words);
            else
                log.action(line);
        }
        for (const std::string& warning : meeting.decision.warnings) log.warning(start + at + ": " + warning);
    }
}

}  // namespace

struct Turn::Progress {
    Item item;
    std::vector<DecidedMeeting> decided;
    bool began = false;
    bool ended = false;  // the work itself; the commit is another matter
    TurnResult result;
};

void Turn::ended(Progress& progress, std::exception_ptr error) {
    progress.result.error = error;
    progress.result.at_fault = error && progress.began && !progress.ended && !is_outage(error);
    if (!error && progress.item.recipient.room)
        log_verdicts(progress.item, *progress.item.recipient.room, progress.decided, log_);
    const std::lock_guard lock(mutex_);
    if (--open_ == 0) all_ended_.notify_all();
}

void Turn::submit(const Item& item, std::shared_ptr<Progress> progress) {
    progress->item = item;
    const auto done = [this, progress](std::exception_ptr error) { ended(*progress, error); };
    try {
        const auto work = std::make_shared<Work>();
        work->room = item.recipient.room.value_or(RoomId{});
        work->reading = parse_reading(item.reading);
        work->null_sender = item.reverse_path.empty();
        books_.transact(
            [this, progress, work](Ledger& ledger) {
                progress->began = true;
                progress->decided = decide_work(*work, settings_, now_, ledger);
                write_down(progress->item.id, *work, progress->decided, now_, ledger);
                progress->ended = true;
            },
            done);
    } catch (const std::exception&) {
        progress->began = true;
        done(std::current_exception());
    }
}

std::vector<TurnResult> Turn::decide(const std::vector<Item>& items) {
    open_ = items.size();
    std::vector<std::shared_ptr<Progress>> all;
    for (const Item& item : items) submit(item, all.emplace_back(std::make_shared<Progress>()));
    std::unique_lock lock(mutex_);
    all_ended_.wait(lock, [this] { return open_ == 0; });
    std::vector<TurnResult> results;
    for (const auto& progress : all) results.push_back(progress->result);
    return results;
}

}  // namespace reserve
