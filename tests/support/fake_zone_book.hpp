#pragma once
#include <map>

#include "reserve/zones/zone_book.hpp"

namespace support {

// A zone book in memory. It has no rooms to look at: dates that move are tested on the database.
class FakeZoneBook final : public reserve::ZoneBook {
  public:
    std::vector<reserve::ZoneRules> rules() override { return rules_; }
    std::string version() override { return version_; }
    void put_version(const std::string& version) override { version_ = version; }
    void change(const std::vector<reserve::ZoneRules>& rules, bool) override { rules_ = rules; }
    std::optional<reserve::ZoneChange> changing() override { return std::nullopt; }
    bool concerns(reserve::RoomId) override { return false; }
    std::vector<reserve::RoomId> rooms() override { return {}; }
    std::vector<std::string> meetings(reserve::RoomId, reserve::Instant, std::size_t) override { return {}; }
    bool was_put_off(reserve::RoomId, const std::string&) override { return false; }
    void put_off(reserve::RoomId, const std::string&) override {}
    void finish(const reserve::Meeting&, const std::vector<reserve::StuckDate>&, reserve::Instant) override {}
    void rename(reserve::RoomId, const std::string&, reserve::Instant, reserve::Instant) override {}
    void mirror_again(reserve::RoomId, const std::string&, reserve::Instant) override {}

  private:
    std::vector<reserve::ZoneRules> rules_;
    std::string version_;
};

}  // namespace support
