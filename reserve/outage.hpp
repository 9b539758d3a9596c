#pragma once
#include <stdexcept>

namespace reserve {

// The disk, the database or another server is not able now. Thrown by ports; whatever waits is tried again,
// and this is no try that counts.
struct Outage : std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace reserve
