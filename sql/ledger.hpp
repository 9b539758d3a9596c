#pragma once
#include "reserve/ledger.hpp"
#include "sql/calendar/series_book.hpp"
#include "sql/calendar/zone_book.hpp"

namespace sql {

class Connection;

// The rooms' calendars in the transaction that the connection is in: for the writer's jobs.
class Ledger final : public reserve::Ledger {
  public:
    explicit Ledger(Connection& connection) : connection_(connection) {}

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
    reserve::SeriesBook& series() override { return series_; }
    reserve::ZoneBook& zones() override { return zones_; }
    void record(const reserve::DecisionRecord& record) override;
    void finish(reserve::ItemId item, reserve::ItemStatus status, const std::string& reason,
                reserve::Instant now) override;

  private:
    Connection& connection_;
    SeriesBook series_{connection_};
    ZoneBook zones_{connection_};
};

}  // namespace sql
