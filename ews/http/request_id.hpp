#pragma once
#include <string>

namespace ews {

// A random GUID (RFC 9562, version 4): the server's log has it as client-request-id.
std::string new_request_id();

}  // namespace ews
