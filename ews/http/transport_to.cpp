#include "ews/http/transport_to.hpp"

#include "ews/autodiscover/discovering_http.hpp"
#include "ews/http/http.hpp"

namespace ews {

std::unique_ptr<Transport> transport_to(const Server& server, const reserve::Clock& clock) {
    if (server.url.empty()) return std::make_unique<DiscoveringHttp>(server, clock);
    return std::make_unique<Http>(server, clock);
}

}  // namespace ews
