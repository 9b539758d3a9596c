#pragma once
#include <atomic>
#include <memory>
#include <mutex>
#include <stop_token>
#include <vector>

#include "ews/http/transport.hpp"
#include "ews/settings.hpp"
#include "reserve/clock.hpp"

namespace ews {

class TokenSource;
struct TokenRequest;

// HTTP by libcurl. Connections are kept and used again: an NTLM sign-in belongs to its connection. But what
// must not be sent twice goes over a new one until the server is known to keep them: on a connection that the
// server is just closing its fate would be unknown. One that brought trouble is not used again: another may
// lead to another machine, and both sides may think differently of its sign-in.
class Http final : public Transport {
  public:
    Http(const Server& server, const reserve::Clock& clock);
    ~Http() override;

    using Result = std::variant<HttpReply, HttpFailure>;
    Result post(const HttpRequest& request) override;
    void stop() override { stop_.request_stop(); }

  private:
    static constexpr int unauthorized = 401;
    struct Handle;
    Result post_with_token(const HttpRequest& whole);
    Result send(const HttpRequest& request, const std::string& token);
    Result post_form(const TokenRequest& request);
    std::unique_ptr<Handle> take(bool with_new_connection);
    void give_back(std::unique_ptr<Handle> handle);

    const Server server_;
    std::unique_ptr<TokenSource> tokens_;  // oauth2 only
    std::stop_source stop_;
    std::atomic<bool> server_keeps_connections_ = false;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Handle>> idle_;
};

}  // namespace ews
