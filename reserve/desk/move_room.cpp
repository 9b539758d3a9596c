#include "reserve/desk/move_room.hpp"

#include <algorithm>

#include "reserve/expansion/expansion.hpp"
#include "reserve/rules/blocking.hpp"
#include "reserve/rules/zones/moved_meeting.hpp"
#include "reserve/series_book.hpp"
#include "reserve/zones/zone_book.hpp"

namespace reserve {
namespace {

constexpr std::size_t most_in_a_transaction = 50;
constexpr std::size_t most_told = 10;

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

std::string count_of(std::size_t dates) { return std::to_string(dates) + (dates == 1 ? " date" : " dates"); }

class Move {
  public:
    Move(const Room& room, const ZoneChange& change, Instant now, Ledger& ledger, MovedRoom& done)
        : room_(room), change_(change), now_(now), ledger_(ledger), book_(ledger.zones()), done_(done) {}

    void meeting(const std::string& uid) {
        const Meeting stored = ledger_.meeting(room_.id, uid);
        const auto own = stored.reservation ? ledger_.series().of(*stored.reservation) : std::nullopt;
        const MovedMeeting moved(stored, own, room_, change_, now_);
        const std::vector<MovedDate> stuck = those_in_the_way(stored, moved);
        if (!stuck.empty() && !book_.was_put_off(room_.id, uid)) return book_.put_off(room_.id, uid);
        save(stored, moved, stuck);
        if (own && moved.own_series() != own) ledger_.series().put(*stored.reservation, *moved.own_series());
        book_.finish(stored, listed(stuck), now_);
        if (!moved.dates().empty()) tell(stored, moved, stuck);
    }

  private:
    // Dates whose new time is taken by other meetings.
    std::vector<MovedDate> those_in_the_way(const Meeting& stored, const MovedMeeting& moved) {
        std::vector<Interval> wanted;
        for (const MovedDate& date : moved.dates())
            if (date.now.exclusive && date.now.blocked != date.before.blocked)
                wanted.push_back(date.now.blocked);
        std::ranges::sort(wanted);
        const auto taken = ledger_.occupied(room_.id, wanted, stored.reservation);
        std::vector<MovedDate> stuck;
        for (const MovedDate& date : moved.dates()) {
            const bool clashes = std::ranges::any_of(
                taken, [&](const Occupied& other) { return overlap(other.blocked, date.now.blocked); });
            if (clashes && date.now.exclusive) stuck.push_back(date);
        }
        return stuck;
    }

    static bool is_among(const std::vector<MovedDate>& dates, const MovedDate& one) {
        return std::ranges::count(dates, one.before, &MovedDate::before) > 0;
    }

    // A date that stays keeps its time, but goes by its new RECURRENCE-ID.
    void save(const Meeting& stored, const MovedMeeting& moved, const std::vector<MovedDate>& stuck) {
        Meeting meeting = stored;
        meeting.components = moved.components();
        for (const MovedDate& date : moved.dates()) {
            auto occurrence = std::ranges::find(meeting.occurrences, date.before);
            *occurrence = date.now;
            if (is_among(stuck, date)) {
                occurrence->time = date.before.time;
                occurrence->blocked = date.before.blocked;
            }
            if (date.before.tentative && date.now.recurrence_id != date.before.recurrence_id)
                book_.rename(room_.id, stored.uid, date.before.recurrence_id, date.now.recurrence_id);
        }
        meeting.occurrences = blocked_once(std::move(meeting.occurrences));
        ledger_.save(stored, meeting);
    }

    static std::vector<StuckDate> listed(const std::vector<MovedDate>& stuck) {
        std::vector<StuckDate> dates;
        for (const MovedDate& date : stuck) dates.push_back({date.now.recurrence_id, date.now.time});
        return dates;
    }

    std::string words(const MovedMeeting& moved, const std::vector<MovedDate>& stuck) const {
        std::string text = "The rules of the time zone " + joined(moved.zones()) + " have changed.";
        const std::size_t fitting = moved.dates().size() - stuck.size();
        if (fitting > 0) {
            const auto first = std::ranges::find_if(
                moved.dates(), [&](const MovedDate& date) { return !is_among(stuck, date); });
            text += " " + count_of(fitting) + " moved with the clocks of that zone, the first from " +
                    in_words(first->before.time.start, "Etc/UTC") + " UTC to " +
                    in_words(first->now.time.start, "Etc/UTC") + " UTC.";
        }
        if (stuck.empty()) return text;
        text += " " + count_of(stuck.size()) + " should have moved, but the room is taken then: left where " +
                (stuck.size() == 1 ? "it was" : "they were") + ", and to be settled with the organizer:";
        for (std::size_t i = 0; i < std::min(stuck.size(), most_told); ++i)
            text += "\n  " + in_words(stuck[i].before.time.start, room_.zone) +
                    " by the clocks of the room, " + "instead of " +
                    in_words(stuck[i].now.time.start, room_.zone);
        if (stuck.size() > most_told) text += "\n  and " + std::to_string(stuck.size() - most_told) + " more";
        return text;
    }

    void tell(const Meeting& stored, const MovedMeeting& moved, const std::vector<MovedDate>& stuck) {
        const std::string text = words(moved, stuck);
        const Version version = stored.components.empty() ? Version{} : stored.components.front().version;
        ledger_.record({.item = std::nullopt,
                        .room = room_.id,
                        .uid = stored.uid,
                        .recurrence_id = std::nullopt,
                        .version = version,
                        .decided_at = now_,
                        .outcome = stuck.empty() ? "moved with its zone" : "stuck",
                        .words = text,
                        .organizer = stored.organizer});
        book_.mirror_again(room_.id, stored.uid, now_);
        done_.meetings.push_back({stored.uid, text, !stuck.empty()});
    }

    const Room& room_;
    const ZoneChange& change_;
    const Instant now_;
    Ledger& ledger_;
    ZoneBook& book_;
    MovedRoom& done_;
};

}  // namespace

MovedRoom move_room(RoomId id, Instant now, Ledger& ledger) {
    MovedRoom done;
    ZoneBook& book = ledger.zones();
    if (!book.concerns(id)) return done;
    const auto change = book.changing();
    const auto room = ledger.room(id);
    if (!change || !room) return done;
    const auto uids = book.meetings(id, now, most_in_a_transaction);
    Move move(*room, *change, now, ledger, done);
    for (const std::string& uid : uids) move.meeting(uid);
    done.complete = !book.concerns(id);
    return done;
}

}  // namespace reserve
