#pragma once
#include <functional>
#include <string>
#include <variant>

#include "reserve/address.hpp"
#include "reserve/message.hpp"

namespace reserve {

// What the SMTP side asks of the inside. Both calls return at once; `done` is called exactly once, on any
// thread, also at shutdown.
class Reception {
  public:
    virtual ~Reception() = default;

    struct KnownRoom {
        RoomId room;
    };
    struct UnknownRecipient {};
    // The database, the disk or the program is not able now: a temporary failure, the client tries again.
    struct Unavailable {};
    using RecipientAnswer = std::variant<KnownRoom, UnknownRecipient, Unavailable>;

    // Looks the room up afresh (SPEC section 1).
    virtual void find_room(const Address& recipient, std::function<void(RecipientAnswer)> done) = 0;

    struct Stored {
        MessageId id;
    };
    // The requester is unknown, and every room refuses (SPEC section 3). `requester` is the address.
    struct RequesterRefused {
        std::string requester;
    };
    using Receipt = std::variant<Stored, RequesterRefused, Unavailable>;

    // Stored is said only when the message and its items would survive a power cut.
    virtual void receive(ReceivedMessage message, std::function<void(Receipt)> done) = 0;

    // False while storing is known to fail (disk full, database down): said at MAIL, before the content. Asked
    // once for each message, since it lets one at a time try.
    virtual bool available() = 0;
};

}  // namespace reserve
