#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "tests/exchange/exchange.hpp"

namespace gateway {

// UTC: "20261124T090000Z", and "2026-11-24" for a command line.
std::string ical_time(std::int64_t at);
std::string ical_day(std::int64_t at);

// A date as a view of the calendar shows it.
struct ShownDate {
    std::string id;
    std::string uid;  // of the reservation that roomgate put there, else of the item
    std::int64_t start = 0;
    std::int64_t end = 0;
    bool stands = true;  // neither cancelled nor declined
};

// What a person does in a room's Exchange calendar, over EWS.
class CalendarHand {
  public:
    CalendarHand(exchange::Exchange& exchange, std::string room)
        : exchange_(exchange), room_(std::move(room)) {}

    void create(const std::string& uid, std::int64_t start, std::int64_t end);
    // Both do nothing when it is not there.
    void move(const std::string& uid, std::int64_t start, std::int64_t end);
    void remove(const std::string& uid);
    // Each day, UTC.
    void create_daily(const std::string& uid, std::int64_t start, std::int64_t end, int dates);

    // Every date, those of series too, told by Exchange.
    std::vector<ShownDate> dates(std::int64_t from, std::int64_t until);
    // Of a series only that date; false when Exchange refuses it.
    bool move(const ShownDate& date, std::int64_t start, std::int64_t end);
    bool remove(const ShownDate& date);
    bool rename(const ShownDate& date, const std::string& subject);
    // AcceptItem, TentativelyAcceptItem or DeclineItem.
    bool answer(const ShownDate& date, const std::string& response);

    // The request in the Inbox: AcceptItem, TentativelyAcceptItem or DeclineItem; or it leaves the Inbox.
    void answer(const std::string& uid, const std::string& response);
    void delete_message(const std::string& uid, const std::string& type = "MoveToDeletedItems");

    std::multiset<std::int64_t> starts() const;

  private:
    std::string respond(const std::string& id, const std::string& response);
    std::string id_of(const std::string& uid, exchange::Folder folder = exchange::Folder::calendar) const;
    void call(const std::string& body);
    std::string reply_to(const std::string& body);
    bool update(const std::string& id, const std::string& fields);

    exchange::Exchange& exchange_;
    const std::string room_;
};

}  // namespace gateway
