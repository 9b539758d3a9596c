#pragma once
#include <functional>
#include <memory>
#include <string>
#include <variant>

#include "reserve/instant.hpp"
#include "reserve/invitation.hpp"

namespace reserve {

struct WrittenReading {
    Reading reading;
    std::string text;  // which parse_reading (reading_text.hpp) turns into this reading: what is stored
};

// The message was not read: a limit of the pre-scan, or its reader died or was killed. It is parked.
struct ReadFailure {
    std::string reason;
    bool not_tried = false;  // the reader stops, or no reader process can be started: the client tries again
};

using ReadResult = std::variant<WrittenReading, ReadFailure>;

// Turns a raw message into a Reading. Production reads in child processes (reader_pool.hpp), unit tests
// and `explain --in-process` in this one (in_process_reader.hpp).
class Reader {
  public:
    virtual ~Reader() = default;

    // `done` is called exactly once, on any thread, also while the reader is being destroyed (then with a
    // ReadFailure that was not tried). `received_at` stands in for a malformed DTSTAMP (SPEC ruling 17).
    // `null_sender` says that the message came with MAIL FROM:<> (ruling 3).
    virtual void read(std::shared_ptr<const std::string> raw, Instant received_at, bool null_sender,
                      std::function<void(ReadResult)> done) = 0;
};

}  // namespace reserve
