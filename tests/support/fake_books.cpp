#include "tests/support/fake_books.hpp"

#include <algorithm>
#include <stdexcept>
#include <tuple>

namespace support {

using namespace reserve;

namespace {

bool blocks(const Interval& interval) { return interval.start < interval.end; }

}  // namespace

std::vector<Occupied> FakeLedger::bookings(RoomId room, std::optional<ReservationId> except) const {
    std::vector<Occupied> all;
    for (const auto& [key, meeting] : shelf_.meetings) {
        if (key.first != room || !meeting.reservation || meeting.reservation == except) continue;
        for (const Occurrence& o : meeting.occurrences)
            if (blocks(o.blocked)) all.push_back({o.time, o.blocked, *meeting.reservation});
    }
    std::ranges::sort(all, {}, &Occupied::blocked);
    return all;
}

std::vector<Occupied> FakeLedger::occupied(RoomId room, std::span<const Interval> wanted,
                                           std::optional<ReservationId> except) {
    std::vector<Occupied> found = bookings(room, except);
    std::erase_if(found, [&](const Occupied& booking) {
        return std::ranges::none_of(wanted, [&](const Interval& w) { return overlap(w, booking.blocked); });
    });
    return found;
}

std::string FakeLedger::shown_organizer(ReservationId reservation) {
    for (const auto& [key, meeting] : shelf_.meetings)
        if (meeting.reservation == reservation && !meeting.is_private) return meeting.organizer;
    return {};
}

std::vector<Interval> FakeLedger::blocked_after(RoomId room, Instant from, std::size_t at_most,
                                                std::optional<ReservationId> except) {
    std::vector<Interval> found;
    for (const Occupied& booking : bookings(room, except))
        if (booking.blocked.end > from && found.size() < at_most) found.push_back(booking.blocked);
    return found;
}

std::vector<Room> FakeLedger::free_rooms(RoomId instead_of, std::span<const Interval> wanted,
                                         std::size_t at_most) {
    const Room asked = room(instead_of).value();
    std::vector<Room> rooms;
    for (const Room& other : shelf_.rooms) {
        const bool large_enough = !asked.capacity || (other.capacity && *other.capacity >= *asked.capacity);
        const bool near = other.building == asked.building;
        if (other.id == instead_of || other.paused || !near || !large_enough) continue;
        if (rooms.size() < at_most && occupied(other.id, wanted, std::nullopt).empty())
            rooms.push_back(other);
    }
    return rooms;
}

std::optional<Room> FakeLedger::room(RoomId id) {
    const auto found = std::ranges::find(shelf_.rooms, id, &Room::id);
    return found == shelf_.rooms.end() ? std::nullopt : std::optional(*found);
}

std::vector<Profile> FakeLedger::profiles(const Address& address) { return shelf_.profiles[address.key()]; }

ProfileId FakeLedger::create_contact(const Address& address, Instant) {
    if (const auto known = lowest_active(profiles(address))) return known->id;
    const ProfileId id{++shelf_.last_id};
    shelf_.profiles[address.key()].push_back({.id = id});
    return id;
}

std::vector<Address> FakeLedger::addresses_of(ProfileId profile) {
    std::vector<Address> addresses;
    for (const auto& [key, profiles] : shelf_.profiles)
        if (std::ranges::find(profiles, profile, &Profile::id) != profiles.end())
            addresses.push_back(Address::parse(key).value());
    return addresses;
}

Meeting FakeLedger::meeting(RoomId room, const std::string& uid) {
    const auto found = shelf_.meetings.find({room, uid});
    if (found != shelf_.meetings.end()) return found->second;
    Meeting unknown;
    unknown.room = room;
    unknown.uid = uid;
    return unknown;
}

void FakeLedger::require_no_overlap(RoomId room) const {
    Instant busy_until = Instant::min();
    for (const auto& booking : bookings(room, std::nullopt)) {
        const auto& meetings = shelf_.meetings;
        const bool exclusive = std::ranges::any_of(meetings, [&](const auto& entry) {
            return entry.second.reservation == booking.reservation && !entry.second.occurrences.empty() &&
                   entry.second.occurrences.front().exclusive;
        });
        if (!exclusive) continue;
        if (booking.blocked.start < busy_until)
            throw std::runtime_error("room is already booked at that time");
        busy_until = booking.blocked.end;
    }
}

void FakeLedger::save(const Meeting&, const Meeting& now) {
    Meeting meeting = now;
    if (meeting.occurrences.empty())
        meeting.reservation.reset();
    else if (!meeting.reservation)
        meeting.reservation = ReservationId{++shelf_.last_id};
    shelf_.meetings.insert_or_assign({meeting.room, meeting.uid}, meeting);
    require_no_overlap(meeting.room);
}

std::vector<RoomId> FakeLedger::rooms_with_series_that_go_on() {
    std::vector<RoomId> found;
    for (const Room& room : shelf_.rooms)
        if (!room.paused && !series_behind(room.id, Instant::max(), 1).empty()) found.push_back(room.id);
    return found;
}

std::vector<std::string> FakeLedger::series_behind(RoomId room, Instant until, std::size_t at_most) {
    std::vector<std::tuple<Instant, std::optional<ReservationId>, std::string>> behind;
    for (const auto& [key, meeting] : shelf_.meetings)
        for (const DecidedComponent& component : meeting.components)
            if (key.first == room && component.decided_until && *component.decided_until < until)
                behind.emplace_back(*component.decided_until, meeting.reservation, key.second);
    std::ranges::sort(behind);
    std::vector<std::string> uids;
    for (const auto& [decided_until, reservation, uid] : behind)
        if (uids.size() < at_most) uids.push_back(uid);
    return uids;
}

ApprovalId FakeLedger::ask(const NewApproval& approval) {
    const ApprovalId id{++shelf_.last_id};
    shelf_.approvals.push_back({id,
                                approval,
                                ApprovalState::pending,
                                *std::ranges::find(shelf_.answers, approval.answer, &Answer::id),
                                {}});
    return id;
}

std::optional<Approval> FakeLedger::approval(ApprovalId id) {
    const auto found = std::ranges::find(shelf_.approvals, id, &Approval::id);
    if (found == shelf_.approvals.end()) return std::nullopt;
    Approval approval = *found;
    approval.answer = *std::ranges::find(shelf_.answers, approval.content.answer, &Answer::id);
    for (const Approval& other : shelf_.approvals) {
        const bool same =
            other.content.room == approval.content.room && other.content.uid == approval.content.uid;
        if (same && other.id != id && other.state == ApprovalState::pending && other.content.recurrence_id)
            approval.apart.insert(*other.content.recurrence_id);
    }
    return approval;
}

void FakeLedger::settle(ApprovalId id, const DelegateVerdict& verdict, Instant) {
    std::ranges::find(shelf_.approvals, id, &Approval::id)->state =
        verdict.approved ? ApprovalState::approved : ApprovalState::rejected;
}

void FakeLedger::replace_approvals(RoomId room, const std::string& uid, std::optional<Instant> recurrence_id,
                                   Instant) {
    for (Approval& approval : shelf_.approvals) {
        const bool same = approval.content.room == room && approval.content.uid == uid;
        const Answer& answer = *std::ranges::find(shelf_.answers, approval.content.answer, &Answer::id);
        const bool covered =
            recurrence_id ? approval.content.recurrence_id == recurrence_id : !is_of_newer_date(answer);
        if (same && covered && approval.state == ApprovalState::pending)
            approval.state = ApprovalState::replaced;
    }
}

void FakeLedger::notify(const NewNotice& notice) { shelf_.notices.push_back(notice); }

void FakeLedger::record(const DecisionRecord& record) { shelf_.decisions.push_back(record); }

void FakeLedger::finish(ItemId item, ItemStatus status, const std::string& reason, Instant) {
    shelf_.finished[item] = {status, reason};
}

void FakeBooks::transact(std::function<void(Ledger&)> work, std::function<void(std::exception_ptr)> done) {
    const Shelf before = shelf;
    try {
        if (broken) std::rethrow_exception(broken);
        FakeLedger ledger(shelf);
        work(ledger);
        if (broken_commit) std::rethrow_exception(broken_commit);
    } catch (const std::exception&) {
        shelf = before;
        return done(std::current_exception());
    }
    done(nullptr);
}

void FakeBooks::rehearse(const std::function<void(Ledger&)>& work) {
    Shelf copy = shelf;
    FakeLedger ledger(copy);
    work(ledger);
}

}  // namespace support
