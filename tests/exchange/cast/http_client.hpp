#pragma once
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <stdexcept>
#include <string>

// A plain HTTP/1.1 client on one connection, for the tests of the simulator.
namespace exchange::cast {

struct Answer {
    int status = 0;  // 0: the connection was closed without a whole answer
    std::string head;
    std::string body;
    bool has(const std::string& part) const { return body.find(part) != std::string::npos; }
};

inline int connected_socket(std::uint16_t port) {
    const int handle = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(handle, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return handle;
    close(handle);
    return -1;
}

class HttpClient {
  public:
    explicit HttpClient(std::uint16_t port) : socket_(connected_socket(port)) {}
    ~HttpClient() {
        if (socket_ >= 0) close(socket_);
    }
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    bool is_connected() const { return socket_ >= 0; }

    void send(const std::string& method, const std::string& target, const std::string& headers,
              const std::string& body) {
        const std::string text = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers +
                                 "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
        std::size_t sent = 0;
        while (sent < text.size()) {
            const auto count = ::send(socket_, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
            if (count <= 0) return;
            sent += static_cast<std::size_t>(count);
        }
    }

    Answer receive() {
        std::string text;
        std::size_t end = 0;
        while ((end = text.find("\r\n\r\n")) == std::string::npos) {
            if (!more(text)) return {};
        }
        Answer answer{std::stoi(text.substr(9, 3)), text.substr(0, end + 2), text.substr(end + 4)};
        const auto field = answer.head.find("Content-Length: ");
        const std::size_t size = field == std::string::npos ? 0 : std::stoull(answer.head.substr(field + 16));
        const bool chunked = answer.head.find("Transfer-Encoding: chunked") != std::string::npos;
        while (answer.body.size() < size || (chunked && !answer.body.ends_with("\r\n0\r\n\r\n"))) {
            if (!more(answer.body)) return {0, answer.head, answer.body};
        }
        return answer;
    }

    Answer call(const std::string& method, const std::string& target, const std::string& headers,
                const std::string& body) {
        send(method, target, headers, body);
        return receive();
    }

  private:
    bool more(std::string& text) {
        char buffer[65536];
        const auto count = recv(socket_, buffer, sizeof buffer, 0);
        if (count <= 0) return false;
        text.append(buffer, static_cast<std::size_t>(count));
        return true;
    }

    int socket_;
};

}  // namespace exchange::cast
