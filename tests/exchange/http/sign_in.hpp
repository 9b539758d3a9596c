#pragma once
#include <optional>
#include <variant>

#include "tests/exchange/exchange.hpp"
#include "tests/exchange/http/http.hpp"
#include "tests/exchange/http/token_endpoint.hpp"
#include "tests/exchange/mailbox/organization.hpp"

namespace exchange {

// Who makes the request, or the 401 to send instead. NTLM signs in the connection.
std::variant<Account, HttpReply> sign_in(const Organization& organization, const TokenEndpoint& tokens,
                                         SignIn allowed, const HttpRequest& request,
                                         HttpConnection& connection);

// The 401 that refuses, with the schemes on offer.
HttpReply unauthorized(SignIn allowed);

}  // namespace exchange
