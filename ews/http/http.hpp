#pragma once
#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

#include "ews/http/transport.hpp"
#include "ews/settings.hpp"

namespace ews {

// HTTP by libcurl. Connections are kept and used again: an NTLM sign-in belongs to its connection. But what
// must not be sent twice goes over a new one until the server is known to keep them: on a connection that the
// server is just closing its fate would be unknown. One that brought trouble is not used again: another may
// lead to another machine, and both sides may think differently of its sign-in.
class Http final : public Transport {
  public:
    explicit Http(const Server& server);
    ~Http() override;

    std::variant<HttpReply, HttpFailure> post(const HttpRequest& request) override;
    void stop() override { stopped_ = true; }

    static constexpr std::size_t largest_reply = 8U << 20;

  private:
    struct Handle;
    std::unique_ptr<Handle> take(bool with_new_connection);
    void give_back(std::unique_ptr<Handle> handle);

    const Server server_;
    std::atomic<bool> stopped_ = false;
    std::atomic<bool> server_keeps_connections_ = false;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Handle>> idle_;
};

}  // namespace ews
