#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reserve/instant.hpp"

namespace reserve {

enum class NoticeId : std::int64_t {};

// A mail to delegates that waits for the relay.
struct Notice {
    NoticeId id{};
    std::vector<std::string> recipients;
    std::string subject;
    std::string text;
    Instant asked_at{};
    int tries = 0;
};

// Notices on their way. Those whose request is no longer pending wait no more. Blocks until committed.
class NoticeBox {
  public:
    virtual ~NoticeBox() = default;
    virtual std::vector<Notice> due(Instant now, std::size_t at_most) = 0;
    virtual void sent(NoticeId id, Instant now) = 0;
    virtual void put_back(NoticeId id, Instant due, const std::string& why) = 0;
};

// The mail server that takes notices. Blocks for the length of the dialogue.
class Relay {
  public:
    virtual ~Relay() = default;
    // What went wrong, in words; nothing when the server has taken the mail. The same notice has the same
    // Message-ID each time, so that a copy can be known as one.
    virtual std::optional<std::string> send(const Notice& notice) = 0;
    virtual void stop() = 0;  // cuts the dialogue that is under way
};

}  // namespace reserve
