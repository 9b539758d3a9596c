#pragma once
#include <memory>
#include <mutex>
#include <stop_token>

#include "ews/http/http.hpp"

namespace ews {

// For an entry without a URL: finds the endpoint by Autodiscover at the first call, and again when it is not
// there any more.
class DiscoveringHttp final : public Transport {
  public:
    DiscoveringHttp(const Server& server, const reserve::Clock& clock) : server_(server), clock_(clock) {}

    std::variant<HttpReply, HttpFailure> post(const HttpRequest& request) override;
    void stop() override;

  private:
    std::variant<std::shared_ptr<Http>, HttpFailure> found();

    const Server server_;
    const reserve::Clock& clock_;
    std::mutex searching_;  // one at a time
    std::stop_source stop_;
    std::mutex mutex_;  // of what follows
    std::shared_ptr<Http> http_;
};

}  // namespace ews
