#include "client.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace smtp::test {
namespace {

[[noreturn]] void fail(const char* doing) { throw std::system_error(errno, std::generic_category(), doing); }

}  // namespace

Client::Client(std::uint16_t port, const std::string& address)
    : tls_context_(nullptr, SSL_CTX_free), tls_(nullptr, SSL_free) {
    sockaddr_storage storage{};
    socklen_t length = sizeof(sockaddr_in);
    if (address.find(':') == std::string::npos) {
        auto* to = reinterpret_cast<sockaddr_in*>(&storage);
        to->sin_family = AF_INET;
        to->sin_port = htons(port);
        inet_pton(AF_INET, address.c_str(), &to->sin_addr);
    } else {
        auto* to = reinterpret_cast<sockaddr_in6*>(&storage);
        to->sin6_family = AF_INET6;
        to->sin6_port = htons(port);
        inet_pton(AF_INET6, address.c_str(), &to->sin6_addr);
        length = sizeof(sockaddr_in6);
    }
    socket_ = ::socket(storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    constexpr timeval patience{.tv_sec = 10, .tv_usec = 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    constexpr int at_once = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&storage), length) != 0) fail("connect");
}

Client::~Client() {
    if (socket_ >= 0) ::close(socket_);
}

void Client::send(std::string_view octets) {
    while (!octets.empty()) {
        const auto sent = tls_ ? SSL_write(tls_.get(), octets.data(), static_cast<int>(octets.size()))
                               : ::send(socket_, octets.data(), octets.size(), MSG_NOSIGNAL);
        if (sent <= 0) fail("send");
        octets.remove_prefix(static_cast<std::size_t>(sent));
    }
}

std::string Client::line() {
    for (;;) {
        const auto end = input_.find("\r\n");
        if (end != std::string::npos) {
            std::string line = input_.substr(0, end);
            input_.erase(0, end + 2);
            return line;
        }
        std::array<char, 65536> buffer{};
        const auto got = receive(buffer.data(), buffer.size());
        if (got == 0 || (got < 0 && errno == ECONNRESET)) return "";
        if (got < 0) fail("recv");
        input_.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

long Client::receive(char* buffer, std::size_t octets) {
    if (!tls_) return ::recv(socket_, buffer, octets, 0);
    const int got = SSL_read(tls_.get(), buffer, static_cast<int>(octets));
    return got <= 0 && SSL_get_error(tls_.get(), got) == SSL_ERROR_ZERO_RETURN ? 0 : got;
}

bool Client::start_tls() {
    tls_context_.reset(SSL_CTX_new(TLS_client_method()));
    tls_.reset(SSL_new(tls_context_.get()));
    SSL_set_fd(tls_.get(), socket_);
    return SSL_connect(tls_.get()) == 1;
}

std::string Client::reply() {
    std::string all = line();
    for (std::string last = all; last.size() > 3 && last[3] == '-';) {
        last = line();
        all += '\n' + last;
    }
    return all;
}

std::string Client::say(std::string_view command) {
    send(std::string(command) + "\r\n");
    return reply();
}

bool Client::is_closed() { return line().empty(); }

void Client::hang_up() {
    constexpr linger at_once{.l_onoff = 1, .l_linger = 0};
    setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    ::close(socket_);
    socket_ = -1;
}

void Client::greet() {
    EXPECT_EQ(reply(), "220 mx.example.com Simple Mail Transfer Service Ready");
    EXPECT_TRUE(say("EHLO client.example.com").starts_with("250"));
}

void Client::begin_message() {
    EXPECT_EQ(say("MAIL FROM:<ada@corp.example.com>"), "250 2.1.0 Sender OK");
    EXPECT_EQ(say("RCPT TO:<r12@rooms.example.com>"), "250 2.1.5 Recipient OK");
}

}  // namespace smtp::test
