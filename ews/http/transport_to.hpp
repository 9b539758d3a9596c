#pragma once
#include <memory>

#include "ews/http/transport.hpp"
#include "ews/settings.hpp"
#include "reserve/clock.hpp"

namespace ews {

// HTTP to the URL of an entry, or to where Autodiscover finds it.
std::unique_ptr<Transport> transport_to(const Server& server, const reserve::Clock& clock);

}  // namespace ews
