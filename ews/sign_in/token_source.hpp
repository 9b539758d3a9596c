#pragma once
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <variant>

#include "ews/http/transport.hpp"
#include "ews/settings.hpp"
#include "reserve/clock.hpp"

namespace ews {

// What a token endpoint is asked, as application/x-www-form-urlencoded.
struct TokenRequest {
    std::string url;
    std::string form;
};
using PostForm = std::function<std::variant<HttpReply, HttpFailure>(const TokenRequest&)>;

// Access tokens by the client credentials grant (RFC 6749 4.4), with a secret or a signed assertion (RFC 7523
// 2.2). A token is used until shortly before it expires. Thread-safe: one asks, the others wait.
class TokenSource {
  public:
    TokenSource(const Server& server, PostForm post, const reserve::Clock& clock);

    struct Token {
        std::string text;
        bool fresh = false;  // got by this call
    };
    std::variant<Token, HttpFailure> token();
    // The server refused it: the next call gets another one.
    void forget(const std::string& token);

  private:
    std::string form() const;
    std::variant<Token, HttpFailure> fetch();

    const Server server_;
    const PostForm post_;
    const reserve::Clock& clock_;
    std::mutex mutex_;
    std::string token_;
    reserve::Instant good_until_{};
};

}  // namespace ews
