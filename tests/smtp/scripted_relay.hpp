#pragma once
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <map>
#include <string>
#include <thread>

namespace smtp::test {

// A mail server that says what it is told to: by verb, "connect" for its greeting and "." for the end of the
// data; nothing: it hangs up. To all else it says what takes a mail. One session at a time, until it goes.
class ScriptedRelay {
  public:
    explicit ScriptedRelay(std::map<std::string, std::string> says) : says_(std::move(says)) {
        sockaddr_in loopback{};
        loopback.sin_family = AF_INET;
        loopback.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof loopback;
        ::bind(listening_, reinterpret_cast<sockaddr*>(&loopback), size);
        ::listen(listening_, 1);
        ::getsockname(listening_, reinterpret_cast<sockaddr*>(&loopback), &size);
        port_ = ntohs(loopback.sin_port);
        thread_ = std::thread([this] { serve(); });
    }
    ~ScriptedRelay() {
        ::shutdown(listening_, SHUT_RDWR);
        thread_.join();
        ::close(listening_);
    }
    ScriptedRelay(const ScriptedRelay&) = delete;
    ScriptedRelay& operator=(const ScriptedRelay&) = delete;

    std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }
    int mails() const { return mails_; }  // whose data came to their end

  private:
    void serve() {
        for (int client = 0; (client = ::accept(listening_, nullptr, nullptr)) >= 0; ::close(client)) {
            say(client, "connect", "220 relay.example.com ready");
            bool in_data = false;
            for (std::string line = line_of(client); !line.empty(); line = line_of(client)) {
                if (in_data && line != ".\r\n") continue;
                if (in_data) ++mails_;
                in_data = false;
                const std::string verb = line.substr(0, line.find_first_of(" \r"));
                in_data = say(client, verb, verb == "DATA" ? "354 go on" : "250 ok").starts_with("354");
            }
        }
    }
    const std::string& say(int client, const std::string& verb, const std::string& else_) {
        const std::string& reply = says_.try_emplace(verb, else_).first->second;
        if (reply.empty())
            ::shutdown(client, SHUT_RDWR);
        else
            ::send(client, (reply + "\r\n").data(), reply.size() + 2, MSG_NOSIGNAL);
        return reply;
    }
    // With its end; empty: the client has gone.
    static std::string line_of(int client) {
        std::string line;
        for (char octet = 0; octet != '\n' && ::recv(client, &octet, 1, 0) == 1;) line += octet;
        return line;
    }

    std::map<std::string, std::string> says_;
    const int listening_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    std::uint16_t port_ = 0;
    std::atomic<int> mails_ = 0;
    std::thread thread_;
};

}  // namespace smtp::test
