#pragma once
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <memory>
#include <string>
#include <thread>

#include "client.hpp"
#include "fake_reception.hpp"
#include "smtp/server.hpp"

namespace smtp::test {

// A server on a port of its own, with a reception in memory.
class ServerTest : public testing::Test {
  protected:
    ServerTest() {
        settings.hostname = "mx.example.com";
        settings.listen = {"127.0.0.1:0"};
    }

    void start() {
        server = std::make_unique<Server>(settings, reception, log);
        server->start();
    }
    std::uint16_t port() const { return server->endpoints().at(0).port; }

    // Some machines have no IPv6; then what needs it is left out, and said.
    static bool has_ipv6() {
        const int probe = ::socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in6 loopback{};
        loopback.sin6_family = AF_INET6;
        loopback.sin6_addr = in6addr_loopback;
        const bool bound = ::bind(probe, reinterpret_cast<sockaddr*>(&loopback), sizeof loopback) == 0;
        ::close(probe);
        return bound;
    }

    // Until it holds; the test's own time limit ends what never comes.
    template <typename Condition>
    void wait_until(Condition holds) {
        while (!holds()) std::this_thread::yield();
    }

    Settings settings;
    FakeReception reception;
    KeptLog log;
    std::unique_ptr<Server> server;
};

}  // namespace smtp::test
