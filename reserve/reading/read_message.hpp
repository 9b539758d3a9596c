#pragma once
#include <string_view>

#include "reserve/invitation.hpp"
#include "reserve/reading/limits.hpp"

namespace reserve {

// Reads a raw message. Whatever is wrong with it is said in the Reading; nothing is
// thrown but std::bad_alloc. Not safe against nesting without pre_scan before it: runs in a reader process.
// `null_sender` as in reader.hpp.
Reading read_message(std::string_view raw, Instant received_at, bool null_sender,
                     const ReadingLimits& limits = {});

// Loads what read_message reads from disk at its first use: time zones and their names. To be called
// before a process gives up its right to open files, and before threads start.
void prepare_to_read();

}  // namespace reserve
