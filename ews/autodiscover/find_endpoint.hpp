#pragma once
#include <functional>
#include <string>
#include <variant>

#include "ews/http/transport.hpp"
#include "ews/settings.hpp"
#include "reserve/clock.hpp"

namespace ews {

// The URL of an entry that has none, by Autodiscover over the network: signs in, and after a refused sign-in
// not again.
std::variant<std::string, HttpFailure> find_endpoint(const Server& server, const reserve::Clock& clock,
                                                     const std::function<bool()>& is_stopped);

}  // namespace ews
