#include "config/doctor/try_listening.hpp"

#include <arpa/inet.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <memory>

#include "config/output/printable.hpp"
#include "smtp/network/listen_address.hpp"

namespace config {

namespace {

using Kind = Finding::Kind;

constexpr timeval patience{.tv_sec = 3, .tv_usec = 0};

struct FreeAddresses {
    void operator()(addrinfo* list) const { freeaddrinfo(list); }
};

class Socket {
  public:
    explicit Socket(int family) : descriptor_(socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        setsockopt(descriptor_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    }
    ~Socket() { close(descriptor_); }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    int get() const { return descriptor_; }

  private:
    const int descriptor_;
};

// "Any address" is reached over loopback.
std::string reachable(const std::string& address) {
    if (address == "0.0.0.0") return "127.0.0.1";
    return address == "::" ? "::1" : address;
}

// Nothing: nobody listens.
std::optional<std::string> greeting_at(const smtp::ListenAddress& at) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICHOST;
    addrinfo* found = nullptr;
    const std::string port = std::to_string(at.port);
    if (getaddrinfo(reachable(at.address).c_str(), port.c_str(), &hints, &found) != 0) return std::nullopt;
    const std::unique_ptr<addrinfo, FreeAddresses> list(found);
    const Socket socket(found->ai_family);
    if (connect(socket.get(), found->ai_addr, found->ai_addrlen) != 0) return std::nullopt;
    std::string greeting;
    std::array<char, 512> part{};
    while (greeting.find('\n') == greeting.npos && greeting.size() < part.size()) {
        const ssize_t count = recv(socket.get(), part.data(), part.size(), 0);
        if (count <= 0) break;
        greeting.append(part.data(), static_cast<std::size_t>(count));
    }
    return greeting.substr(0, greeting.find_first_of("\r\n"));
}

Finding try_one(const smtp::ListenAddress& at) {
    const std::string what = "smtp " + at.address + " port " + std::to_string(at.port);
    const auto greeting = greeting_at(at);
    if (!greeting) {
        return {Kind::warning, what, "nobody listens there",
                "Exchange keeps the requests until the service runs.", "roomgate serve"};
    }
    const bool ours =
        greeting->starts_with("220 ") && greeting->ends_with(" Simple Mail Transfer Service Ready");
    if (ours) return {Kind::right, what, *greeting};
    return {Kind::wrong, what, "something else answers: \"" + printable(*greeting) + '"',
            "The service cannot listen where another program does, or refuses this machine (smtp.allow).",
            "ss -ltnp 'sport = :" + std::to_string(at.port) + "'"};
}

}  // namespace

std::vector<Finding> try_listening(const smtp::Settings& settings) {
    std::vector<Finding> findings;
    for (const std::string& entry : settings.listen) {
        for (const smtp::ListenAddress& at : smtp::parse_listen(entry)) {
            if (!at.if_possible) findings.push_back(try_one(at));
        }
    }
    return findings;
}

}  // namespace config
