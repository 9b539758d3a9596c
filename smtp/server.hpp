#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "reserve/log.hpp"
#include "reserve/reception.hpp"
#include "smtp/settings.hpp"

namespace smtp {

struct Endpoint {
    std::string address;
    std::uint16_t port = 0;
};

// The SMTP service on its own network thread. `reception` and `log` must outlive it; answers of `reception`
// may come at any time, also after the server is gone.
class Server {
  public:
    // Throws when the settings cannot work (std::invalid_argument names the setting).
    Server(const Settings& settings, reserve::Reception& reception, reserve::Log& log);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    // Binds every listen address: clients may connect, and wait to be greeted. Throws with address and reason
    // when one cannot be bound; then nothing listens.
    void listen();
    // Begins to serve; listens first where that was not done.
    void start();

    // Where it listens, in the order of Settings::listen; the real ports where 0 was asked for.
    std::vector<Endpoint> endpoints() const;

    // Takes new settings: for new sessions at once, for running ones never. The certificate is read again.
    // Returns the names of the changed settings that need a restart. Throws, and changes nothing, when the
    // settings cannot work.
    std::vector<std::string> apply(const Settings& settings);

    std::size_t sessions() const;  // open now

    // Stops listening; messages that are being received are finished within `grace`, other sessions hear 421.
    // Returns when all is closed. Once; the destructor does it without grace.
    void stop(std::chrono::milliseconds grace);
    // From another thread: ends the grace of a stop.
    void hasten();

  private:
    class Network;
    std::unique_ptr<Network> network_;
};

}  // namespace smtp
