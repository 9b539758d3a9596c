#pragma once
#include <cstddef>
#include <exception>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "reserve/answer.hpp"
#include "reserve/approval.hpp"
#include "reserve/meeting.hpp"
#include "reserve/notice.hpp"
#include "reserve/requester.hpp"

namespace reserve {

class SeriesBook;
class ZoneBook;

// A booking that stands in the way.
struct Occupied {
    Interval time;
    Interval blocked;
    ReservationId reservation{};
};

// What was decided about an item, and why, in words.
struct DecisionRecord {
    std::optional<ItemId> item;  // nothing: no message of which anything is known brought it about
    RoomId room{};
    std::string uid;
    std::optional<Instant> recurrence_id;
    Version version;
    Instant decided_at{};
    std::string outcome;  // name_of(Outcome)
    std::string words;
    std::string organizer{};          // as written
    std::optional<Interval> asked{};  // no date that was asked for lies outside; nothing: none was read
};

// What a decision asks of the rooms' calendars. Every question is bounded in time, however full they are.
class Calendar {
  public:
    virtual ~Calendar() = default;

    // Bookings of other meetings whose blocked interval overlaps one of `wanted`, by start. An interval of
    // zero length overlaps nothing.
    virtual std::vector<Occupied> occupied(RoomId room, std::span<const Interval> wanted,
                                           std::optional<ReservationId> except) = 0;
    // Who has booked it, for others to read: the name in the directory, else the address; empty where the
    // meeting is private.
    virtual std::string shown_organizer(ReservationId reservation) = 0;
    // The blocked intervals that end after `from`, by start, at most `at_most`.
    virtual std::vector<Interval> blocked_after(RoomId room, Instant from, std::size_t at_most,
                                                std::optional<ReservationId> except) = 0;
    // Other rooms of the same building that are free in all of `wanted`, those next in size first:
    // of at least the room's own capacity, where that is known (how many come, an invitation does not tell:
    // one address may be that of a hundred). At most `at_most`; not all rooms of a large directory are tried.
    virtual std::vector<Room> free_rooms(RoomId instead_of, std::span<const Interval> wanted,
                                         std::size_t at_most) = 0;
};

// The rooms' calendars and everything else that a decision touches, inside one transaction.
class Ledger : public Calendar {
  public:
    virtual std::optional<Room> room(RoomId id) = 0;
    virtual std::vector<Profile> profiles(const Address& address) = 0;
    virtual ProfileId create_contact(const Address& address,
                                     Instant now) = 0;  // the same id for the same address
    virtual std::vector<Address> addresses_of(ProfileId profile) = 0;

    virtual Meeting meeting(RoomId room, const std::string& uid) = 0;  // empty when unknown
    // Writes what differs between the meeting as meeting() gave it in this transaction and as it is now. A
    // reservation without occurrences is none any more. Throws when the constraint of the schema finds an
    // overlap.
    virtual void save(const Meeting& before, const Meeting& now) = 0;

    // Rooms in use that have series which go on beyond what is decided (DecidedComponent::decided_until).
    virtual std::vector<RoomId> rooms_with_series_that_go_on() = 0;
    // UIDs of the series of a room that came by mail and are decided only up to an instant before `until`:
    // the farthest behind first, of these those that came first. At most `at_most`.
    virtual std::vector<std::string> series_behind(RoomId room, Instant until, std::size_t at_most) = 0;

    // Queues an answer; unsent ones of the same room, UID and RECURRENCE-ID become `replaced`, with one for
    // the whole meeting those for its occurrences too (but what still holds of a later DTSTAMP, ruling 6),
    // and so do confirmations that wait. One that is being sent is left to finish.
    virtual AnswerId queue(const NewAnswer& answer) = 0;
    // The same without a new answer: what was decided is not answered.
    virtual void withdraw(RoomId room, const std::string& uid, std::optional<Instant> recurrence_id,
                          Instant now) = 0;
    // Queues an answer behind those that wait, in the place of none.
    virtual AnswerId queue_further(const NewAnswer& answer) = 0;
    // Has the room's calendar at the mail server show this reservation as it will stand then, or nothing
    // where it stands no more: a step `mirror` behind those that wait, in the place of an earlier one.
    virtual AnswerId mirror(RoomId room, const std::string& uid, Instant now) = 0;
    // The request to which the newest answer for this version of the whole meeting was queued, sent or not.
    virtual std::optional<AnsweredRequest> answered(RoomId room, const std::string& uid,
                                                    const Version& version) = 0;
    // Puts a queued answer's dates to the room's delegates.
    virtual ApprovalId ask(const NewApproval& approval) = 0;
    virtual std::optional<Approval> approval(ApprovalId id) = 0;
    virtual void settle(ApprovalId id, const DelegateVerdict& verdict, Instant now) = 0;
    // A newer decision came first: those of the meeting that are pending, or of one occurrence.
    virtual void replace_approvals(RoomId room, const std::string& uid, std::optional<Instant> recurrence_id,
                                   Instant now) = 0;
    virtual void notify(const NewNotice& notice) = 0;

    // The series that other programs ask for.
    virtual SeriesBook& series() = 0;
    // What time zone rules the bookings rest on (reserve/zones).
    virtual ZoneBook& zones() = 0;

    virtual void record(const DecisionRecord& record) = 0;
    virtual void finish(ItemId item, ItemStatus status, const std::string& reason, Instant now) = 0;
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
