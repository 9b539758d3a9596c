#pragma once
#include <optional>

#include "reserve/invitation.hpp"
#include "reserve/message.hpp"
#include "reserve/room.hpp"

namespace reserve {

// What is answered: the message as it was read, and the room that it asked for.
struct StoredRequest {
    Reading reading;
    Room room;
};

// Thread-safe; blocks.
class StoredRequests {
  public:
    virtual ~StoredRequests() = default;
    virtual std::optional<StoredRequest> find(ItemId item) = 0;
};

}  // namespace reserve
