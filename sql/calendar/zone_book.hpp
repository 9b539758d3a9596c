#pragma once
#include "reserve/zones/zone_book.hpp"

namespace sql {

class Connection;

// In the transaction that the connection is in.
class ZoneBook final : public reserve::ZoneBook {
  public:
    explicit ZoneBook(Connection& connection) : connection_(connection) {}

    std::vector<reserve::ZoneRules> rules() override;
    std::string version() override;
    void put_version(const std::string& version) override;
    void change(const std::vector<reserve::ZoneRules>& rules, bool later) override;
    std::optional<reserve::ZoneChange> changing() override;
    bool concerns(reserve::RoomId room) override;
    std::vector<reserve::RoomId> rooms() override;
    std::vector<std::string> meetings(reserve::RoomId room, reserve::Instant now,
                                      std::size_t at_most) override;
    bool was_put_off(reserve::RoomId room, const std::string& uid) override;
    void put_off(reserve::RoomId room, const std::string& uid) override;
    void finish(const reserve::Meeting& meeting, const std::vector<reserve::StuckDate>& stuck,
                reserve::Instant now) override;
    void rename(reserve::RoomId room, const std::string& uid, reserve::Instant recurrence_id,
                reserve::Instant now_named) override;
    void mirror_again(reserve::RoomId room, const std::string& uid, reserve::Instant now) override;

  private:
    Connection& connection_;
};

}  // namespace sql
