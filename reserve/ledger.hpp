#pragma once
#include <exception>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "reserve/answer.hpp"
#include "reserve/meeting.hpp"
#include "reserve/requester.hpp"

namespace reserve {

// A booking that stands in the way.
struct Occupied {
    Interval time;
    Interval blocked;
    ReservationId reservation{};
    std::string organizer;
};

// What was decided about an item, and why, in words.
struct DecisionRecord {
    ItemId item{};
    RoomId room{};
    std::string uid;
    std::optional<Instant> recurrence_id;
    Version version;
    Instant decided_at{};
    std::string
        outcome;  // accepted, accepted_in_part, declined, cancelled, superseded, repeated, parked, ...
    std::string words;
};

// The room's calendar and everything a decision touches, inside one transaction.
class Ledger {
  public:
    virtual ~Ledger() = default;

    virtual std::optional<Room> room(RoomId id) = 0;
    virtual std::vector<Profile> profiles(const Address& address) = 0;
    virtual ProfileId create_contact(const Address& address) = 0;  // the same id for the same address
    virtual std::vector<Address> addresses_of(ProfileId profile) = 0;

    virtual Meeting meeting(RoomId room, const std::string& uid) = 0;  // empty when unknown
    // Bookings of other meetings whose blocked interval overlaps one of `wanted`, by start.
    virtual std::vector<Occupied> occupied(RoomId room, std::span<const Interval> wanted,
                                           std::optional<ReservationId> except) = 0;
    // Writes the meeting as it is now: reservation, components, occurrences (only what differs). Throws
    // when the constraint of the schema finds an overlap.
    virtual ReservationId save(const Meeting& meeting) = 0;

    // Queues an answer; unsent answers of the same room and UID that it makes obsolete become `replaced`.
    virtual AnswerId queue(const NewAnswer& answer) = 0;
    virtual void record(const DecisionRecord& record) = 0;
    virtual void finish(ItemId item, ItemStatus status, const std::string& reason) = 0;
};

// Where transactions over the calendar run.
class Books {
  public:
    virtual ~Books() = default;

    // Runs `work` in one transaction, or a savepoint of one that others share; then calls `done` exactly
    // once: without an exception only when it is committed. When `work` throws, nothing of it stays. Returns
    // at once.
    virtual void transact(std::function<void(Ledger&)> work,
                          std::function<void(std::exception_ptr)> done) = 0;

    // Runs `work` and rolls back whatever it did (explain). Blocks; rethrows.
    virtual void rehearse(const std::function<void(Ledger&)>& work) = 0;
};

}  // namespace reserve
