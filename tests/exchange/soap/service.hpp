#pragma once
#include "tests/exchange/exchange.hpp"
#include "tests/exchange/http/http.hpp"
#include "tests/exchange/http/token_endpoint.hpp"
#include "tests/exchange/mailbox/organization.hpp"

namespace exchange {

// POST /token, and POST /EWS/Exchange.asmx: sign-in, the envelope, the faults on command, and the operation.
class Service {
  public:
    Service(Organization& organization, TokenEndpoint& tokens, SignIn sign_in)
        : organization_(organization), tokens_(tokens), sign_in_(sign_in) {}

    HttpReply answer(const HttpRequest& request, HttpConnection& connection);

  private:
    Organization& organization_;
    TokenEndpoint& tokens_;
    SignIn sign_in_;
};

}  // namespace exchange
