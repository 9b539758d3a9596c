#pragma once
#include <optional>
#include <string>

namespace ews {

// "host:port" of the SRV record of a service with the lowest priority, the heaviest of several (RFC 2782).
std::optional<std::string> find_service_record(const std::string& name);

}  // namespace ews
