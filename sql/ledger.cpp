#include "sql/ledger.hpp"

#include <stdexcept>

#include "sql/calendar/approvals.hpp"
#include "sql/calendar/blocked_times.hpp"
#include "sql/calendar/free_rooms.hpp"
#include "sql/calendar/queue_answer.hpp"
#include "sql/calendar/queue_notice.hpp"
#include "sql/calendar/read_meeting.hpp"
#include "sql/calendar/save_meeting.hpp"
#include "sql/calendar/series_that_go_on.hpp"
#include "sql/connection/query.hpp"
#include "sql/connection/statement.hpp"
#include "sql/profiles.hpp"
#include "sql/rooms.hpp"

namespace sql {
namespace {

using namespace reserve;

constexpr auto insert_profile = R"(
    INSERT INTO profile (first_name, last_name, external, created_at) VALUES (:first, :last, 1, :now)
    RETURNING profile_id)";

constexpr auto insert_profile_address =
    "INSERT INTO profile_address (profile_id, address_key, address) VALUES (:profile, :key, :address)";

constexpr auto insert_decision = R"(
    INSERT INTO decision (item_id, room_id, uid, recurrence_id, sequence, dtstamp_at, decided_at, outcome, words,
                          organizer_key, asked_from_at, asked_until_at)
    VALUES (:item, :room, :uid, :recurrence_id, :sequence, :dtstamp, :decided_at, :outcome, :words, :organizer,
            :asked_from, :asked_until))";

constexpr auto finish_item = R"(
    UPDATE item SET status = :status, reason = :reason, finished_at = :finished WHERE item_id = :item AND status = 1)";

}  // namespace

std::vector<Occupied> Ledger::occupied(RoomId room, std::span<const Interval> wanted,
                                       std::optional<ReservationId> except) {
    return find_occupied(connection_, room, wanted, except);
}

std::string Ledger::shown_organizer(ReservationId reservation) {
    return find_shown_organizer(connection_, reservation);
}

std::vector<Interval> Ledger::blocked_after(RoomId room, Instant from, std::size_t at_most,
                                            std::optional<ReservationId> except) {
    return find_blocked_after(connection_, room, from, at_most, except);
}

std::vector<Room> Ledger::free_rooms(RoomId instead_of, std::span<const Interval> wanted,
                                     std::size_t at_most) {
    return find_free_rooms(connection_, instead_of, wanted, at_most);
}

std::optional<Room> Ledger::room(RoomId id) { return find_room(connection_, id); }

std::vector<Profile> Ledger::profiles(const Address& address) { return find_profiles(connection_, address); }

// The address becomes email, first name and last name (SPEC section 3).
ProfileId Ledger::create_contact(const Address& address, Instant now) {
    if (const auto known = lowest_active(profiles(address))) return known->id;
    ProfileId id{};
    {
        Query inserted(connection_, insert_profile, soci::use(address.text()), soci::use(address.text()),
                       soci::use(now), soci::into(id));
        while (inserted.next()) continue;
    }
    run(connection_, insert_profile_address, soci::use(id), soci::use(address.key()),
        soci::use(address.text()));
    return id;
}

std::vector<Address> Ledger::addresses_of(ProfileId profile) {
    return sql::addresses_of(connection_, profile);
}

Meeting Ledger::meeting(RoomId room, const std::string& uid) { return read_meeting(connection_, room, uid); }

void Ledger::save(const Meeting& before, const Meeting& now) { save_meeting(connection_, before, now); }

std::vector<RoomId> Ledger::rooms_with_series_that_go_on() {
    return find_rooms_with_series_that_go_on(connection_);
}

std::vector<std::string> Ledger::series_behind(RoomId room, Instant until, std::size_t at_most) {
    return find_series_behind(connection_, room, until, at_most);
}

AnswerId Ledger::queue(const NewAnswer& answer) { return queue_answer(connection_, answer); }

void Ledger::withdraw(RoomId room, const std::string& uid, std::optional<Instant> recurrence_id,
                      Instant now) {
    withdraw_answers(connection_, room, uid, recurrence_id, now);
    if (was_mirrored(connection_, room, uid)) queue_mirror(connection_, room, uid, now);
}

AnswerId Ledger::queue_further(const NewAnswer& answer) { return queue_further_answer(connection_, answer); }

AnswerId Ledger::mirror(RoomId room, const std::string& uid, Instant now) {
    return queue_mirror(connection_, room, uid, now);
}

std::optional<AnsweredRequest> Ledger::answered(RoomId room, const std::string& uid, const Version& version) {
    return find_answered(connection_, room, uid, version);
}

ApprovalId Ledger::ask(const NewApproval& approval) { return insert_approval(connection_, approval); }

std::optional<Approval> Ledger::approval(ApprovalId id) { return find_approval(connection_, id); }

void Ledger::settle(ApprovalId id, const DelegateVerdict& verdict, Instant now) {
    settle_approval(connection_, id, verdict, now);
}

void Ledger::replace_approvals(RoomId room, const std::string& uid, std::optional<Instant> recurrence_id,
                               Instant now) {
    sql::replace_approvals(connection_, room, uid, recurrence_id, now);
}

void Ledger::notify(const NewNotice& notice) { queue_notice(connection_, notice); }

void Ledger::record(const DecisionRecord& record) {
    const auto organizer = Address::parse(record.organizer);
    const std::string key = organizer ? organizer->key() : std::string();
    const auto from = record.asked ? std::optional(record.asked->start) : std::nullopt;
    const auto until = record.asked ? std::optional(record.asked->end) : std::nullopt;
    Statement(connection_, insert_decision, record.item, record.room, record.uid, record.recurrence_id,
              record.version.sequence, record.version.dtstamp, record.decided_at, record.outcome,
              record.words, key, from, until)
        .insert();
}

// Only an item that is in progress can be finished: whoever else settled it meanwhile undoes this decision.
void Ledger::finish(ItemId item, ItemStatus status, const std::string& reason, Instant now) {
    const int number = static_cast<int>(status);
    const auto finished = status == ItemStatus::error_processing ? std::nullopt : std::optional(now);
    const auto changed = run(connection_, finish_item, soci::use(number), soci::use(reason),
                             soci::use(finished), soci::use(item));
    if (changed != 1)
        throw std::runtime_error("item " + std::to_string(static_cast<long long>(item)) +
                                 " is not in progress");
}

}  // namespace sql
