#pragma once
#include <cstdint>

namespace reserve {

// Takes from this process for good what reading a message never needs: new files, sockets, processes and
// programs, and more than `memory_limit` octets beside what it has now. A forbidden system call kills it.
// Throws std::runtime_error where the kernel refuses.
void confine(std::uint64_t memory_limit);

// Has the kernel kill this process when its parent dies. False when `parent` is gone already.
bool die_with(std::int64_t parent);

}  // namespace reserve
