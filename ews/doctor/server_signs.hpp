#pragma once
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

#include "ews/http/server_certificate.hpp"
#include "ews/http/transport.hpp"
#include "ews/settings.hpp"
#include "reserve/clock.hpp"

namespace ews {

// What a server shows to who does not sign in.
struct ServerSigns {
    std::string discovered;                     // the URL that Autodiscover found; empty: it was not asked
    std::optional<HttpFailure> not_discovered;  // it was asked, and found none: nothing else was learned
    std::string host;
    std::string port;
    std::vector<std::string> addresses;  // of the host
    std::string resolver_words;          // when there are none
    std::optional<HttpFailure> failure;  // no reply came
    std::vector<ServerCertificate> certificates;
    int status = 0;
    std::vector<std::string> offered;  // sign-in schemes, as in WWW-Authenticate
    std::optional<std::chrono::seconds> clock_ahead;
};

// Finds the URL of an entry that has none (find_endpoint).
using EndpointSearch = std::function<std::variant<std::string, HttpFailure>(const Server&)>;

// Looks the host up, and asks it once, without a sign-in: that costs no account a try. A server that is not
// trusted is asked a second time, for its certificate alone. Only the search for a URL signs in. `stop` cuts
// it.
ServerSigns knock(const Server& server, const reserve::Clock& clock, const EndpointSearch& search,
                  const std::stop_token& stop);

}  // namespace ews
