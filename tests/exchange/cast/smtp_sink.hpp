#pragma once
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "tests/exchange/cast/http_client.hpp"

namespace exchange::cast {

// A gateway that takes mail, one connection at a time, and remembers what was said. Its reply to the content
// is the next of `replies`, then 250.
class SmtpSink {
  public:
    explicit SmtpSink(std::vector<std::string> replies = {}) : replies_(std::move(replies)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        bind(listener_, reinterpret_cast<const sockaddr*>(&address), size);
        listen(listener_, 16);
        getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this] { accept_all(); });
    }
    ~SmtpSink() {
        shutdown(listener_, SHUT_RDWR);
        {
            const std::lock_guard lock(mutex_);
            if (current_ >= 0) shutdown(current_, SHUT_RDWR);
        }
        thread_.join();
        close(listener_);
    }

    std::uint16_t port() const { return port_; }
    std::vector<std::string> commands() const {
        const std::lock_guard lock(mutex_);
        return commands_;
    }
    std::vector<std::string> messages() const {
        const std::lock_guard lock(mutex_);
        return messages_;
    }

  private:
    void accept_all() {
        for (;;) {
            const int connection = accept(listener_, nullptr, nullptr);
            if (connection < 0) return;
            {
                const std::lock_guard lock(mutex_);
                current_ = connection;
            }
            serve(connection);
            const std::lock_guard lock(mutex_);
            current_ = -1;
            close(connection);
        }
    }

    void serve(int connection) {
        std::string unread;
        say(connection, "220 sink Simple Mail Transfer Service Ready");
        for (std::string line; next_line(connection, unread, line);) {
            const std::lock_guard lock(mutex_);
            commands_.push_back(line);
            if (line.starts_with("EHLO"))
                say(connection, "250-sink\r\n250-PIPELINING\r\n250 CHUNKING");
            else if (line.starts_with("BDAT"))
                take(connection, unread, std::stoul(line.substr(5)));
            else
                say(connection, line == "QUIT" ? "221 bye" : "250 ok");
        }
    }

    void take(int connection, std::string& unread, std::size_t size) {
        while (unread.size() < size && fill(connection, unread)) {
        }
        messages_.push_back(unread.substr(0, size));
        unread.erase(0, size);
        const std::string reply = replies_.empty() ? "250 2.0.0 stored" : replies_.front();
        if (!replies_.empty()) replies_.erase(replies_.begin());
        say(connection, reply);
    }

    static bool fill(int connection, std::string& unread) {
        char buffer[4096];
        const auto count = recv(connection, buffer, sizeof buffer, 0);
        if (count > 0) unread.append(buffer, static_cast<std::size_t>(count));
        return count > 0;
    }

    static bool next_line(int connection, std::string& unread, std::string& line) {
        std::size_t end = 0;
        while ((end = unread.find("\r\n")) == std::string::npos) {
            if (!fill(connection, unread)) return false;
        }
        line = unread.substr(0, end);
        unread.erase(0, end + 2);
        return true;
    }

    static void say(int connection, const std::string& reply) {
        const std::string text = reply + "\r\n";
        ::send(connection, text.data(), text.size(), MSG_NOSIGNAL);
    }

    mutable std::mutex mutex_;
    std::vector<std::string> replies_;
    std::vector<std::string> commands_;
    std::vector<std::string> messages_;
    int listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int current_ = -1;
    std::uint16_t port_ = 0;
    std::thread thread_;
};

}  // namespace exchange::cast
