#pragma once
#include <cstddef>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "reserve/message.hpp"

namespace reserve {

// One recipient's share of a message, as reception leaves it.
struct NewItem {
    Recipient recipient;
    ItemStatus status = ItemStatus::ready;  // ready, unsubscribed, or error_processing (parked)
    std::string reason;                     // in words, unless ready
    std::vector<std::string> uids;          // the meetings it is about: what it waits behind and holds back
};

struct NewMessage {
    ReceivedMessage message;
    std::string reading;  // reserve/reading/reading_text.hpp; empty when it could not be read
    std::string mail_message_id;
    std::vector<NewItem> items;
};

// A work item, taken.
struct Item {
    ItemId id{};
    MessageId message{};
    Recipient recipient;
    Instant received_at;
    std::string reverse_path;
    std::string reading;
    int tries = 0;  // how often it failed before, outages not counted
};

// Messages and their work items.
class Inbox {
  public:
    virtual ~Inbox() = default;

    using Stored = std::variant<MessageId, std::exception_ptr>;

    // Returns at once; `done` is called exactly once, on the writer's thread or at shutdown, with the id only
    // when the message would survive a power cut. Calls that come together share a commit.
    virtual void store(NewMessage message, std::function<void(Stored)> done) = 0;

    // Takes up to `at_most` ready items that are due, oldest first, and marks them in progress (committed).
    // Leaves out items of paused rooms, and each item behind which an older unfinished one of the same
    // (room, UID) waits. Blocks.
    virtual std::vector<Item> take(std::size_t at_most, Instant now) = 0;

    // Ready again at `due`; `counted` says whether this was a try (an outage is none). Blocks.
    virtual void put_back(ItemId item, Instant due, bool counted, const std::string& reason) = 0;
    // Status error_processing, shown by `messages`. Blocks.
    virtual void park(ItemId item, const std::string& reason) = 0;

    // Items in progress of which no gateway is left that could finish them: the one that took them died.
    virtual std::vector<ItemId> in_doubt() = 0;
};

}  // namespace reserve
