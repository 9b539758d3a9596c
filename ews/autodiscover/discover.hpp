#pragma once
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "ews/http/transport.hpp"

namespace ews {

// One request of the search. Only `with_sign_in` may carry credentials.
struct DiscoveryRequest {
    std::string url;
    std::string body;  // empty: a GET
    bool with_sign_in = false;
};

// The world around the search.
struct DiscoveryPorts {
    std::function<std::variant<HttpReply, HttpFailure>(const DiscoveryRequest&)> fetch;
    // "host:port" of the best SRV record _autodiscover._tcp of a domain (RFC 2782).
    std::function<std::optional<std::string>(const std::string& domain)> find_service;
};

struct DiscoveryQuestion {
    std::string address;                     // of a mailbox on the server
    std::vector<std::string> trusted_hosts;  // lower case, beside those of the address' own domain
    bool inside = false;                     // the URL for the inside (EXCH), not for the outside (EXPR)
};

// The EWS endpoint by Autodiscover (POX): https://DOMAIN, https://autodiscover.DOMAIN, a redirect that
// http://autodiscover.DOMAIN answers, the SRV record. Credentials and requests with them go only to https://
// on hosts of the domain, or that are trusted by name; redirects are bounded. A HttpFailure says what was
// tried.
std::variant<std::string, HttpFailure> discover(const DiscoveryQuestion& question,
                                                const DiscoveryPorts& ports);

}  // namespace ews
