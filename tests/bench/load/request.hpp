#pragma once
#include <chrono>
#include <string>

namespace bench {

// One meeting request of about 5.5 KiB, shaped as Exchange writes them, with CRLF line ends: its own UID,
// Message-ID, room and half hour.
struct Request {
    std::string uid;
    std::string mailbox;    // ATTENDEE
    std::string receiving;  // RCPT TO
    std::string raw;
};

inline const std::string organizer = "anna.keller@corp.example.com";

// The mailbox and the receiving address of room 1, 2, ...
std::string mailbox_of(int room);
std::string receiving_of(int room);

// The `number`-th request (from 0) of `rooms` rooms: rooms take turns, and each room's meetings follow one
// another back to back from `first_day` on, so that none conflicts.
Request make_request(int number, int rooms, std::chrono::sys_days first_day, const std::string& run);

}  // namespace bench
