#pragma once
#include <string_view>
#include <variant>

#include "reserve/invitation.hpp"
#include "reserve/reading/limits.hpp"
#include "reserve/reading/reader.hpp"

namespace reserve {

// Reads a raw message. What does not keep within the limits is a failure; whatever else is wrong with it is
// said in the Reading; nothing is thrown but std::bad_alloc. Runs in a reader process all the same: no limit
// knows what else the libraries do. `null_sender` as in reader.hpp.
std::variant<Reading, ReadFailure> read_message(std::string_view raw, Instant received_at, bool null_sender,
                                                const ReadingLimits& limits = {});

// Loads what read_message reads from disk at its first use: time zones and their names. To be called
// before a process gives up its right to open files, and before threads start.
void prepare_to_read();

}  // namespace reserve
