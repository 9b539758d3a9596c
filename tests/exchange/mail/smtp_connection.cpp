#include "tests/exchange/mail/smtp_connection.hpp"

#include <netdb.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <memory>
#include <stdexcept>

namespace exchange {
namespace {

constexpr timeval longest_wait{60, 0};
constexpr std::size_t longest_line = 4096;

int connected(const Endpoint& gateway) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* list = nullptr;
    if (getaddrinfo(gateway.host.c_str(), std::to_string(gateway.port).c_str(), &hints, &list) != 0)
        throw std::runtime_error("no address for " + gateway.host);
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> addresses(list, freeaddrinfo);
    const int handle = socket(addresses->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (handle >= 0 && connect(handle, addresses->ai_addr, addresses->ai_addrlen) == 0) return handle;
    if (handle >= 0) close(handle);
    throw std::runtime_error("connecting to " + gateway.host + ":" + std::to_string(gateway.port) +
                             " failed");
}

// RFC 5321 4.5.2
std::string dot_stuffed(const std::string& message) {
    std::string text;
    text.reserve(message.size() + 64);
    bool line_start = true;
    for (const char c : message) {
        if (line_start && c == '.') text += '.';
        text += c;
        line_start = c == '\n';
    }
    if (!text.ends_with("\r\n")) text += "\r\n";
    return text + ".\r\n";
}

}  // namespace

SmtpConnection::SmtpConnection(const Endpoint& gateway) : socket_(connected(gateway)) {
    const int on = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &longest_wait, sizeof longest_wait);
    setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &longest_wait, sizeof longest_wait);
    try {
        greet();
    } catch (const std::runtime_error&) {
        close(socket_);
        throw;
    }
}

SmtpConnection::~SmtpConnection() { close(socket_); }

void SmtpConnection::greet() {
    if (const auto reply = read_reply(); reply.code != 220) throw std::runtime_error(reply.text);
    write("EHLO exchange.corp.example.com\r\n");
    if (const auto reply = read_reply(); reply.code != 250) throw std::runtime_error(reply.text);
}

SmtpOutcome SmtpConnection::send(const std::string& mail_from, const std::vector<std::string>& recipients,
                                 const std::string& message) {
    ++sent_;
    SmtpOutcome outcome;
    try {
        outcome.reply = envelope(mail_from, recipients, outcome);
        if (outcome.reply.code / 100 == 2)
            outcome.reply = content(message);
        else
            write("RSET\r\n"), read_reply();
    } catch (const std::runtime_error& lost) {
        outcome.reply = {0, lost.what()};
    }
    return outcome;
}

// The reply that decides before the content: 2xx when at least one recipient was taken.
SmtpReply SmtpConnection::envelope(const std::string& mail_from, const std::vector<std::string>& recipients,
                                   SmtpOutcome& outcome) {
    std::string commands = "MAIL FROM:<" + mail_from + ">" + (eight_bit_ ? " BODY=8BITMIME" : "") + "\r\n";
    for (const auto& recipient : recipients) commands += "RCPT TO:<" + recipient + ">\r\n";
    write(commands);
    const SmtpReply mail = read_reply();
    SmtpReply taken{0, ""};
    SmtpReply refused{0, ""};
    bool later = false;
    for (const auto& recipient : recipients) {
        const SmtpReply reply = read_reply();
        if (reply.code / 100 == 2)
            taken = reply;
        else
            refused = reply;
        if (reply.code / 100 == 5 && mail.code / 100 == 2) outcome.refused.push_back(recipient);
        if (reply.code / 100 == 4) later = true, refused = reply;
    }
    if (mail.code / 100 != 2) return mail;
    // A recipient that is to come back later holds the whole mail back: simpler than Exchange, which
    // would split it [guess], and harmless, as a repeat is.
    return later || taken.code == 0 ? refused : taken;
}

SmtpReply SmtpConnection::content(const std::string& message) {
    if (chunking_) {
        write("BDAT " + std::to_string(message.size()) + " LAST\r\n" + message);
        return read_reply();
    }
    write("DATA\r\n");
    const SmtpReply go_on = read_reply();
    if (go_on.code != 354) return go_on;
    write(dot_stuffed(message));
    return read_reply();
}

void SmtpConnection::quit() {
    try {
        write("QUIT\r\n");
        read_reply();
    } catch (const std::runtime_error&) {
        return;  // it is gone, which is what was wanted
    }
}

void SmtpConnection::interrupt() { shutdown(socket_, SHUT_RDWR); }

void SmtpConnection::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0) throw std::runtime_error("the connection was lost while writing");
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

SmtpReply SmtpConnection::read_reply() {
    for (;;) {
        std::size_t end = 0;
        while ((end = unread_.find("\r\n")) == std::string::npos) {
            char buffer[4096];
            const auto count = recv(socket_, buffer, sizeof buffer, 0);
            if (count <= 0 || unread_.size() > longest_line)
                throw std::runtime_error("the connection was lost");
            unread_.append(buffer, static_cast<std::size_t>(count));
        }
        const std::string line = unread_.substr(0, end);
        unread_.erase(0, end + 2);
        if (line.size() < 3) throw std::runtime_error("no SMTP reply: " + line);
        if (line.ends_with("CHUNKING")) chunking_ = true;
        if (line.ends_with("8BITMIME")) eight_bit_ = true;
        if (line.size() == 3 || line[3] != '-') return {std::atoi(line.substr(0, 3).c_str()), line};
    }
}

}  // namespace exchange
