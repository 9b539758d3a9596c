#pragma once
#include "ews/errors/trouble.hpp"
#include "ews/http/transport.hpp"

namespace ews {

// The trouble of a call that brought no reply.
Trouble trouble_of(const HttpFailure& failure);

}  // namespace ews
