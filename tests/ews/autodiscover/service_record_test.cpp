#include "ews/autodiscover/service_record.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <resolv.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <thread>
#include <vector>

namespace {

using ews::find_service_record;

struct Record {
    int priority = 0;
    int weight = 0;
    int port = 443;
    std::string host;
};

std::string number(int value) {
    return {static_cast<char>(value >> 8 & 0xFF), static_cast<char>(value & 0xFF)};
}

// RFC 1035 3.1
std::string labels(const std::string& name) {
    std::string text;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t end = std::min(name.find('.', at), name.size());
        text += static_cast<char>(end - at) + name.substr(at, end - at);
        at = end + 1;
    }
    return text + '\0';
}

// A name server on loopback that knows one name, and the resolver of this thread told to ask it (resolver(3):
// _res is each thread's own).
class NameServer {
  public:
    explicit NameServer(std::vector<Record> records) : records_(std::move(records)) {
        sockaddr_in any{};
        any.sin_family = AF_INET;
        any.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        EXPECT_EQ(bind(socket_, reinterpret_cast<sockaddr*>(&any), sizeof any), 0);
        socklen_t size = sizeof address_;
        getsockname(socket_, reinterpret_cast<sockaddr*>(&address_), &size);
        res_init();
        _res.nscount = 1;
        _res.nsaddr_list[0] = address_;
        thread_ = std::thread([this] { serve(); });
    }
    ~NameServer() {
        const int sender = ::socket(AF_INET, SOCK_DGRAM, 0);
        sendto(sender, "", 0, 0, reinterpret_cast<sockaddr*>(&address_), sizeof address_);  // the end
        close(sender);
        thread_.join();
        close(socket_);
        res_init();
    }
    NameServer(const NameServer&) = delete;
    NameServer& operator=(const NameServer&) = delete;

    std::string asked;  // the question as it came

  private:
    void serve() {
        std::array<char, 512> octets{};
        sockaddr_in from{};
        for (;;) {
            socklen_t size = sizeof from;
            const ssize_t count =
                recvfrom(socket_, octets.data(), octets.size(), 0, reinterpret_cast<sockaddr*>(&from), &size);
            if (count <= 12) return;
            asked.assign(octets.data() + 12, static_cast<std::size_t>(count) - 12);
            const std::string reply = reply_to({octets.data(), 2});
            sendto(socket_, reply.data(), reply.size(), 0, reinterpret_cast<sockaddr*>(&from), size);
        }
    }

    // RFC 1035 4.1, RFC 2782
    std::string reply_to(const std::string& id) const {
        const std::string question = asked.substr(0, asked.find('\0') + 5);
        std::string reply = id + number(0x8180) + number(1) + number(static_cast<int>(records_.size())) +
                            number(0) + number(0) + question;
        for (const Record& record : records_) {
            const std::string content =
                number(record.priority) + number(record.weight) + number(record.port) + labels(record.host);
            reply += number(0xC00C) + number(33) + number(1) + number(0) + number(60) +
                     number(static_cast<int>(content.size())) + content;
        }
        return reply;
    }

    const std::vector<Record> records_;
    const int socket_ = ::socket(AF_INET, SOCK_DGRAM, 0);
    sockaddr_in address_{};
    std::thread thread_;
};

const std::string name = "_autodiscover._tcp.example.com";

TEST(ServiceRecord, IsHostAndPort) {
    const NameServer server({{0, 0, 8443, "mail.example.com"}});
    EXPECT_EQ(find_service_record(name), "mail.example.com:8443");
}

TEST(ServiceRecord, IsAskedForByItsName) {
    const NameServer server({{0, 0, 443, "mail.example.com"}});
    find_service_record(name);
    EXPECT_EQ(server.asked.substr(0, labels(name).size()), labels(name));
}

TEST(ServiceRecord, IsTheOneOfTheLowestPriority) {
    const NameServer server({{20, 9, 443, "second.example.com"}, {10, 0, 443, "first.example.com"}});
    EXPECT_EQ(find_service_record(name), "first.example.com:443");
}

TEST(ServiceRecord, IsTheOneOfTheGreatestWeightAmongEquals) {
    const NameServer server({{10, 1, 443, "light.example.com"}, {10, 5, 443, "heavy.example.com"}});
    EXPECT_EQ(find_service_record(name), "heavy.example.com:443");
}

// RFC 2782: "." says that there is no such service.
TEST(ServiceRecord, IsNoneWhereTheDomainSaysSo) {
    const NameServer server({{0, 0, 0, ""}});
    EXPECT_EQ(find_service_record(name), std::nullopt);
}

TEST(ServiceRecord, IsNoneWhereThereIsNone) {
    const NameServer server({});
    EXPECT_EQ(find_service_record(name), std::nullopt);
}

}  // namespace
