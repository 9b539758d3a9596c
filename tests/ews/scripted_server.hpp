#pragma once
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace ews_test {

// An HTTP server on loopback that does what the test says with each request: sends an answer, which may be
// anything, or nothing, and then keeps the connection or closes it. One connection at a time.
class ScriptedServer {
  public:
    struct Action {
        std::string answer;
        bool close = false;
    };
    using Script = std::function<Action(std::size_t number, const std::string& request)>;

    explicit ScriptedServer(Script script) : script_(std::move(script)) {
        listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 || listen(listener_, 8) != 0 ||
            getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
            throw std::runtime_error("the test server cannot listen");
        }
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this] { serve(); });
    }
    ~ScriptedServer() {
        stopping_ = true;
        shutdown(listener_, SHUT_RDWR);
        if (const int open = connection_; open >= 0) shutdown(open, SHUT_RDWR);
        thread_.join();
        close(listener_);
    }
    ScriptedServer(const ScriptedServer&) = delete;
    ScriptedServer& operator=(const ScriptedServer&) = delete;

    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/EWS/Exchange.asmx"; }
    std::vector<std::string> requests() const {
        const std::lock_guard lock(mutex_);
        return requests_;
    }
    std::size_t connections() const { return connections_; }

  private:
    void serve() {
        while (!stopping_) {
            connection_ = accept(listener_, nullptr, nullptr);
            if (connection_ < 0) return;
            ++connections_;
            while (!stopping_ && serve_one()) continue;
            close(connection_.exchange(-1));
        }
    }

    bool serve_one() {
        const std::string request = receive();
        if (request.empty()) return false;
        std::size_t number = 0;
        {
            const std::lock_guard lock(mutex_);
            requests_.push_back(request);
            number = requests_.size();
        }
        const Action action = script_(number, request);
        std::size_t sent = 0;
        while (sent < action.answer.size()) {
            const auto part =
                send(connection_, action.answer.data() + sent, action.answer.size() - sent, MSG_NOSIGNAL);
            if (part <= 0) return false;
            sent += static_cast<std::size_t>(part);
        }
        return !action.close;
    }

    std::string receive() {
        std::string text;
        std::size_t whole = std::string::npos;
        while (text.size() < whole) {
            char buffer[4096];
            const auto got = recv(connection_, buffer, sizeof buffer, 0);
            if (got <= 0) return {};
            text.append(buffer, static_cast<std::size_t>(got));
            const auto end = text.find("\r\n\r\n");
            const auto length = text.find("Content-Length: ");
            if (end != std::string::npos && length < end)
                whole = end + 4 + std::stoul(text.substr(length + 16));
        }
        return text;
    }

    const Script script_;
    int listener_ = -1;
    std::uint16_t port_ = 0;
    std::atomic<int> connection_ = -1;
    std::atomic<bool> stopping_ = false;
    std::atomic<std::size_t> connections_ = 0;
    mutable std::mutex mutex_;
    std::vector<std::string> requests_;
    std::thread thread_;
};

inline std::string http_answer(const std::string& status, const std::string& body,
                               const std::string& headers = {}) {
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + headers +
           "\r\n" + body;
}

}  // namespace ews_test
