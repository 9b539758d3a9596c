#pragma once
#include "tests/contract/booking_world.hpp"

namespace calendar_contract {

using namespace reserve;
using support::at;

inline Interval from_to(const std::string& start, const std::string& end) {
    return {at("2026-11-24 " + start), at("2026-11-24 " + end)};
}

inline Occurrence occurrence(const Interval& time, bool exclusive = true) {
    return {.recurrence_id = time.start, .time = time, .blocked = time, .exclusive = exclusive};
}

class CalendarContractTest : public BookingContractTest {
  protected:
    Meeting unknown(const std::string& uid) {
        return transact([&](Ledger& ledger) { return ledger.meeting(support::room_1, uid); });
    }

    bool save(const Meeting& now) {
        return transact([&](Ledger& ledger) {
            ledger.save(ledger.meeting(now.room, now.uid), now);
            return true;
        });
    }

    void book(const std::string& uid, const std::vector<Occurrence>& occurrences) {
        Meeting meeting = unknown(uid);
        meeting.organizer = "ada@corp.example.com";
        meeting.occurrences = occurrences;
        save(meeting);
    }

    std::vector<std::string> occupied(const std::vector<Interval>& wanted, const std::string& except = "") {
        return transact([&](Ledger& ledger) {
            const auto own = ledger.meeting(support::room_1, except).reservation;
            std::vector<std::string> texts;
            for (const Occupied& booking : ledger.occupied(support::room_1, wanted, own))
                texts.push_back(support::text_of(booking.time));
            return texts;
        });
    }

    std::vector<std::string> blocked_after(const std::string& from, std::size_t at_most = 10) {
        return transact([&](Ledger& ledger) {
            std::vector<std::string> texts;
            for (const Interval& blocked :
                 ledger.blocked_after(support::room_1, at("2026-11-24 " + from), at_most, std::nullopt))
                texts.push_back(support::text_of(blocked));
            return texts;
        });
    }

    std::vector<std::string> free_instead(const std::vector<Interval>& wanted) {
        return transact([&](Ledger& ledger) {
            std::vector<std::string> names;
            for (const Room& room : ledger.free_rooms(support::room_1, wanted, 3)) names.push_back(room.name);
            return names;
        });
    }
};

using Texts = std::vector<std::string>;

inline const Interval nine = from_to("09:00", "10:00");
inline const Interval ten = from_to("10:00", "11:00");
inline const Interval all_day = from_to("00:00", "23:00");

}  // namespace calendar_contract
