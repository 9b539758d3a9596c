#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reserve/message.hpp"

namespace sql {

class Readers;
class Writer;

struct ListedItem {
    reserve::ItemId id{};
    reserve::MessageId message{};
    std::string recipient;
    std::optional<reserve::RoomId> room;
    std::string room_name;  // empty: postmaster
    reserve::ItemStatus status = reserve::ItemStatus::ready;
    std::string reason;
    int tries = 0;
    reserve::Instant due{};  // when it is tried, while it is ready
    std::optional<reserve::Instant> finished;
};

struct ListedMessage {
    reserve::MessageId id{};
    reserve::Instant received_at{};
    std::string peer;
    std::string helo;
    std::string reverse_path;
    std::string mail_message_id;
    std::int64_t octets = 0;
    std::string reading;  // empty: it could not be read
    std::vector<ListedItem> items;
};

// Which messages: those with an item that fits.
struct MessageFilter {
    std::optional<reserve::ItemStatus> status;
    std::optional<reserve::RoomId> room;
    std::optional<reserve::Instant> since;
    std::size_t limit = 50;
};

// What `roomgate messages` does, beside a running service or without one.
class MessageList {
  public:
    MessageList(Writer& writer, Readers& readers) : writer_(writer), readers_(readers) {}

    std::vector<ListedMessage> list(const MessageFilter& filter);  // newest first
    std::optional<ListedMessage> find(reserve::MessageId id);
    // Nothing when there is no such message, or its keeping time is over.
    std::optional<std::string> raw(reserve::MessageId id);

    // The parked items of the message are ready again, with no tries counted; how many there were. One whose
    // message has no reading needs replace_reading first.
    std::size_t release(reserve::MessageId id, reserve::Instant now);
    // What a second reading found: of the message, and the meetings that its items are about.
    void replace_reading(reserve::MessageId id, const std::string& reading,
                         const std::string& mail_message_id, const std::vector<std::string>& uids);

  private:
    Writer& writer_;
    Readers& readers_;
};

}  // namespace sql
