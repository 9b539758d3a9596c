#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "reserve/ledger.hpp"
#include "tests/support/fake_series_book.hpp"
#include "tests/support/fake_zone_book.hpp"

namespace support {

// What a ledger in memory holds.
struct Shelf {
    std::vector<reserve::Room> rooms;
    std::map<std::string, std::vector<reserve::Profile>> profiles;  // by address key
    std::map<std::pair<reserve::RoomId, std::string>, reserve::Meeting> meetings;
    std::vector<reserve::Answer> answers;
    std::vector<reserve::DecisionRecord> decisions;
    std::vector<reserve::Approval> approvals;
    std::vector<reserve::NewNotice> notices;
    std::map<reserve::ItemId, std::pair<reserve::ItemStatus, std::string>> finished;
    std::map<reserve::ItemId, reserve::MessageId> messages;  // of the items
    FakeSeriesBook series;
    FakeZoneBook zones;
    std::int64_t last_id = 100;
};

// The ledger over a shelf; it refuses overlapping bookings as the constraint of the schema does.
class FakeLedger final : public reserve::Ledger {
  public:
    explicit FakeLedger(Shelf& shelf) : shelf_(shelf) {}

    std::vector<reserve::Occupied> occupied(reserve::RoomId room, std::span<const reserve::Interval> wanted,
                                            std::optional<reserve::ReservationId> except) override;
    std::string shown_organizer(reserve::ReservationId reservation) override;
    std::vector<reserve::Interval> blocked_after(reserve::RoomId room, reserve::Instant from,
                                                 std::size_t at_most,
                                                 std::optional<reserve::ReservationId> except) override;
    std::vector<reserve::Room> free_rooms(reserve::RoomId instead_of,
                                          std::span<const reserve::Interval> wanted,
                                          std::size_t at_most) override;
    std::optional<reserve::Room> room(reserve::RoomId id) override;
    std::vector<reserve::Profile> profiles(const reserve::Address& address) override;
    reserve::ProfileId create_contact(const reserve::Address& address, reserve::Instant now) override;
    std::vector<reserve::Address> addresses_of(reserve::ProfileId profile) override;
    reserve::Meeting meeting(reserve::RoomId room, const std::string& uid) override;
    void save(const reserve::Meeting& before, const reserve::Meeting& now) override;
    std::vector<reserve::RoomId> rooms_with_series_that_go_on() override;
    std::vector<std::string> series_behind(reserve::RoomId room, reserve::Instant until,
                                           std::size_t at_most) override;
    reserve::AnswerId queue(const reserve::NewAnswer& answer) override;
    void withdraw(reserve::RoomId room, const std::string& uid, std::optional<reserve::Instant> recurrence_id,
                  reserve::Instant now) override;
    reserve::AnswerId queue_further(const reserve::NewAnswer& answer) override;
    reserve::AnswerId mirror(reserve::RoomId room, const std::string& uid, reserve::Instant now) override;
    std::optional<reserve::AnsweredRequest> answered(reserve::RoomId room, const std::string& uid,
                                                     const reserve::Version& version) override;
    reserve::ApprovalId ask(const reserve::NewApproval& approval) override;
    std::optional<reserve::Approval> approval(reserve::ApprovalId id) override;
    void settle(reserve::ApprovalId id, const reserve::DelegateVerdict& verdict,
                reserve::Instant now) override;
    void replace_approvals(reserve::RoomId room, const std::string& uid,
                           std::optional<reserve::Instant> recurrence_id, reserve::Instant now) override;
    void notify(const reserve::NewNotice& notice) override;
    reserve::SeriesBook& series() override { return shelf_.series; }
    reserve::ZoneBook& zones() override { return shelf_.zones; }
    void record(const reserve::DecisionRecord& record) override;
    void finish(reserve::ItemId item, reserve::ItemStatus status, const std::string& reason,
                reserve::Instant now) override;

  private:
    std::vector<reserve::Occupied> bookings(reserve::RoomId room,
                                            std::optional<reserve::ReservationId> except) const;
    void require_no_overlap(reserve::RoomId room) const;
    bool was_mirrored(reserve::RoomId room, const std::string& uid) const;
    bool is_of_newer_date(const reserve::Answer& answer);
    void replace_unsent(reserve::RoomId room, const std::string& uid,
                        std::optional<reserve::Instant> recurrence_id, bool newer_dates_too);

    Shelf& shelf_;
};

// Transactions over a shelf, one after the other. `broken` is thrown by each of them, as by a database that
// is down.
class FakeBooks final : public reserve::Books {
  public:
    void transact(std::function<void(reserve::Ledger&)> work,
                  std::function<void(std::exception_ptr)> done) override;
    void rehearse(const std::function<void(reserve::Ledger&)>& work) override;

    Shelf shelf;
    std::exception_ptr broken;
    std::exception_ptr broken_commit;  // the work was done, and was lost
};

}  // namespace support
