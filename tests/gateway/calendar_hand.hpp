#pragma once
#include <cstdint>
#include <set>
#include <string>

#include "tests/exchange/exchange.hpp"

namespace gateway {

// UTC: "20261124T090000Z", and "2026-11-24" for a command line.
std::string ical_time(std::int64_t at);
std::string ical_day(std::int64_t at);

// What a person does in a room's Exchange calendar, over EWS.
class CalendarHand {
  public:
    CalendarHand(exchange::Exchange& exchange, std::string room)
        : exchange_(exchange), room_(std::move(room)) {}

    void create(const std::string& uid, std::int64_t start, std::int64_t end);
    // Both do nothing when it is not there.
    void move(const std::string& uid, std::int64_t start, std::int64_t end);
    void remove(const std::string& uid);

    std::multiset<std::int64_t> starts() const;

  private:
    std::string id_of(const std::string& uid) const;
    void call(const std::string& body);

    exchange::Exchange& exchange_;
    const std::string room_;
};

}  // namespace gateway
