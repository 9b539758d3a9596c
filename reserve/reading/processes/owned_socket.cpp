#include "reserve/reading/processes/owned_socket.hpp"

#include <unistd.h>

namespace reserve {

OwnedSocket::~OwnedSocket() {
    if (descriptor_ >= 0) close(descriptor_);
}

}  // namespace reserve
