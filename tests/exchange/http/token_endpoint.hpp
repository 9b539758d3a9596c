#pragma once
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "tests/exchange/http/http.hpp"
#include "tests/exchange/mailbox/organization.hpp"

namespace exchange {

// POST /token: the client credentials grant (RFC 6749 4.4) with the password of an account as the secret, or
// an assertion (RFC 7523 2.2) signed by the key of its certificate. Replies are Microsoft's
// (learn.microsoft.com, "OAuth 2.0 client credentials flow on the Microsoft identity platform"). Thread-safe.
class TokenEndpoint {
  public:
    explicit TokenEndpoint(const Organization& organization) : organization_(organization) {}

    HttpReply answer(const HttpRequest& request);
    std::optional<std::string> account_of(const std::string& token) const;
    void withdraw_all();
    std::size_t issued() const;

  private:
    bool is_client(const Account& account, const std::map<std::string, std::string>& form) const;

    const Organization& organization_;
    mutable std::mutex mutex_;
    std::map<std::string, std::string> tokens_;  // to account
    std::size_t issued_ = 0;
};

}  // namespace exchange
