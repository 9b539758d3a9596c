#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "reserve/meeting.hpp"
#include "reserve/zones/zone_change.hpp"

namespace reserve {

// A date whose new time is taken: it stays where it was.
struct StuckDate {
    Instant recurrence_id{};
    Interval wanted;
};

// By which time zone rules the bookings were worked out, and what is still to be worked out anew: part of the
// ledger's transaction.
class ZoneBook {
  public:
    virtual ~ZoneBook() = default;

    virtual std::vector<ZoneRules> rules() = 0;  // of all zones
    // Of the tzdata that these are from; empty when not known.
    virtual std::string version() = 0;
    virtual void put_version(const std::string& version) = 0;
    // These count from now on. Those in force are kept until every meeting of every room has been looked at;
    // not to be called before that. `later`: most clocks are put back, so that dates become later.
    virtual void change(const std::vector<ZoneRules>& rules, bool later) = 0;
    virtual std::optional<ZoneChange> changing() = 0;

    virtual bool concerns(RoomId room) = 0;  // whether any of its meetings is still to be looked at
    virtual std::vector<RoomId> rooms() = 0;
    // UIDs of meetings with dates that are not over: at first those that make way for others, and at the end
    // those that were put off.
    virtual std::vector<std::string> meetings(RoomId room, Instant now, std::size_t at_most) = 0;
    virtual bool was_put_off(RoomId room, const std::string& uid) = 0;
    virtual void put_off(RoomId room, const std::string& uid) = 0;
    // This one has been looked at.
    virtual void finish(const Meeting& meeting, const std::vector<StuckDate>& stuck, Instant now) = 0;

    // A pending request to the delegates about one date names it by its RECURRENCE-ID.
    virtual void rename(RoomId room, const std::string& uid, Instant recurrence_id, Instant now_named) = 0;
    // Has the mail server show it again, if it was put there by us.
    virtual void mirror_again(RoomId room, const std::string& uid, Instant now) = 0;
};

}  // namespace reserve
