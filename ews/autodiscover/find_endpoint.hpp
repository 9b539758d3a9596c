#pragma once
#include <stop_token>
#include <string>
#include <variant>

#include "ews/http/transport.hpp"
#include "ews/settings.hpp"
#include "reserve/clock.hpp"

namespace ews {

// The URL of an entry that has none, by Autodiscover over the network: signs in, and after a refused sign-in
// not again. `stop` cuts the search.
std::variant<std::string, HttpFailure> find_endpoint(const Server& server, const reserve::Clock& clock,
                                                     const std::stop_token& stop);

}  // namespace ews
