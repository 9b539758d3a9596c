#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reserve/message.hpp"
#include "reserve/room.hpp"
#include "reserve/server_notes.hpp"

namespace sql {

class Readers;

struct ItemCount {
    reserve::ItemStatus status = reserve::ItemStatus::ready;
    std::int64_t items = 0;
};

// The answers of a room that are not sent yet.
struct WaitingAnswers {
    reserve::RoomId room{};
    std::string room_name;
    std::string mailbox;
    std::int64_t answers = 0;
    reserve::Instant oldest{};  // when its message came; of what no message brought about, when it is due
};

struct PausedRoom {
    reserve::RoomId room{};
    std::string name;
    std::optional<reserve::Instant> since;  // nothing: not known
    std::string why;
};

struct Standing {
    std::optional<reserve::Instant> seen;  // the gateway's last sign of life; nothing: it has signed off
    std::vector<ItemCount> items;
    std::optional<reserve::Instant> oldest_item;  // that is not decided yet
    std::vector<WaitingAnswers> waiting;
    std::int64_t banned = 0;  // answers that were given up
    std::vector<PausedRoom> paused_rooms;
    std::vector<reserve::ServerPause> paused_servers;
    std::vector<reserve::KnownServer> servers;
};

struct CountedUse {
    reserve::MailboxUse of;
    std::string room_name;     // empty: no room
    std::int64_t retries = 0;  // attempts at steps that had one before
    reserve::Instant since{};
};

struct CostlyAnswer {
    std::int64_t answer = 0;
    std::optional<std::int64_t> item;
    std::optional<std::int64_t> message;
    std::string room_name;
    std::string uid;
    std::string state;
    std::int64_t attempts = 0;
    std::int64_t calls = 0;
    std::int64_t octets = 0;  // both ways
};

// What `roomgate status` shows, beside a running service or without one.
class StatusReport {
  public:
    explicit StatusReport(Readers& readers) : readers_(readers) {}

    Standing standing();
    std::vector<CountedUse> uses();
    std::vector<CostlyAnswer> costliest(std::size_t at_most);  // by calls, then octets

  private:
    Readers& readers_;
};

}  // namespace sql
