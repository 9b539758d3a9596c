#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reserve/answer.hpp"
#include "reserve/message.hpp"

namespace sql {

class Readers;
class Writer;

// An answer that was given up: parked, or its request never appeared.
struct BannedAnswer {
    reserve::AnswerId answer{};
    std::optional<reserve::MessageId> message{};  // nothing: it answers none
    std::int64_t octets = 0;                      // of the message
    reserve::RoomId room{};
    std::string room_name;
    std::string organizer;
    std::string uid;
    std::string code;
    std::string words;
    reserve::Instant since{};
    int attempts = 0;
};

enum class Released { done, not_banned, outdated, booking_is_free };

// What `roomgate ban-list` does, beside a running service or without one.
class BanList {
  public:
    BanList(Writer& writer, Readers& readers) : writer_(writer), readers_(readers) {}

    std::vector<BannedAnswer> list(std::size_t at_most);  // longest banned first
    // The answer is due now, with no tries counted. Not when a newer one for the meeting exists, nor when
    // what it says is booked was freed.
    Released release(reserve::AnswerId answer, reserve::Instant now);
    // Nobody will be told; the item keeps its status. False: it is not banned.
    bool drop(reserve::AnswerId answer, reserve::Instant now);

  private:
    Writer& writer_;
    Readers& readers_;
};

}  // namespace sql
