#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reserve/address.hpp"
#include "reserve/instant.hpp"
#include "reserve/room.hpp"

namespace reserve {

enum class MessageId : std::int64_t {};
enum class ItemId : std::int64_t {};

// One accepted RCPT TO.
struct Recipient {
    std::string address;         // as the client wrote it, without <>
    std::optional<RoomId> room;  // nothing: postmaster
};

// What came by SMTP, and how (RFC 5321 2.3.1).
struct ReceivedMessage {
    std::string peer;          // IP address of the client
    std::string helo;          // what it called itself
    std::string reverse_path;  // MAIL FROM without <>; empty for the null sender
    std::vector<Recipient> recipients;
    Instant received_at;
    std::string raw;  // header and body, CRLF line ends, dots unstuffed; every byte value
};

// The status of a work item (SPEC section 7); the numbers are what users of the database see.
enum class ItemStatus : int {
    ready = 0,
    in_progress = 1,
    unsubscribed = 2,       // nothing to do, or superseded: the reason says which
    success = 3,            // decided
    error_processing = -1,  // parked
    error_answering = -2,
    object_not_found = -3,
};

}  // namespace reserve
