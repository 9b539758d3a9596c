#pragma once
#include <memory>

#include "tests/exchange/http/http.hpp"

namespace exchange {

// An HTTP/1.1 server on one address, with threads of its own. A call that has begun is finished even when
// the client is gone.
class HttpServer {
  public:
    // Port 0: any free one. Throws std::runtime_error when the address cannot be had.
    HttpServer(const Endpoint& endpoint, HttpHandler handler, int threads);
    ~HttpServer();

    std::uint16_t port() const;
    void down();  // closes the socket and every connection
    void up();    // listens again on the same port

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace exchange
