#include "tests/bench/load/smtp_client.hpp"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>
#include <stdexcept>

namespace bench {

SmtpClient::SmtpClient(const std::string& host, int port) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found) != 0)
        throw std::runtime_error("no address for " + host);
    socket_ = ::socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int connected = ::connect(socket_, found->ai_addr, found->ai_addrlen);
    ::freeaddrinfo(found);
    if (connected != 0) throw std::runtime_error("cannot connect to " + host + ":" + std::to_string(port));
    const int on = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    expect("220");
    write("EHLO load.example.com\r\n");
    expect("250");
}

SmtpClient::~SmtpClient() {
    constexpr char quit[] = "QUIT\r\n";
    [[maybe_unused]] const ssize_t sent = ::send(socket_, quit, sizeof quit - 1, MSG_NOSIGNAL);
    ::close(socket_);
}

void SmtpClient::send(const Request& request, const std::function<void()>& sent) {
    write("MAIL FROM:<" + organizer + "> SIZE=" + std::to_string(request.raw.size()) + "\r\nRCPT TO:<" +
          request.receiving + ">\r\nDATA\r\n");
    expect("250");
    expect("250");
    expect("354");
    sent();
    write(request.raw + ".\r\n");
    expect("250");
}

void SmtpClient::write(const std::string& bytes) {
    std::size_t written = 0;
    while (written < bytes.size()) {
        const ssize_t n = ::send(socket_, bytes.data() + written, bytes.size() - written, MSG_NOSIGNAL);
        if (n <= 0) throw std::runtime_error("the server closed the connection");
        written += static_cast<std::size_t>(n);
    }
}

void SmtpClient::expect(const char* code) {
    for (;;) {
        const auto end = read_.find("\r\n");
        if (end == std::string::npos) {
            char buffer[4096];
            const ssize_t n = ::recv(socket_, buffer, sizeof buffer, 0);
            if (n <= 0) throw std::runtime_error("the server closed the connection");
            read_.append(buffer, static_cast<std::size_t>(n));
            continue;
        }
        const std::string line = read_.substr(0, end);
        read_.erase(0, end + 2);
        if (line.compare(0, 3, code) != 0)
            throw std::runtime_error("expected " + std::string(code) + ", got: " + line);
        if (line.size() < 4 || line[3] == ' ') return;
    }
}

}  // namespace bench
