#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "ews/courier.hpp"
#include "ews/http/http.hpp"
#include "tests/ews/exchange_room.hpp"

namespace {

using namespace ews;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr auto https_server = R"(
import http.server, ssl, sys
class Answering(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers['Content-Length']))
        self.send_response(200)
        self.send_header('Content-Length', '4')
        self.end_headers()
        self.wfile.write(b'fine')
    def log_message(self, *arguments): pass
server = http.server.HTTPServer(('localhost', 0), Answering)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[1] + '/cert', sys.argv[1] + '/key')
if len(sys.argv) > 2:
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(sys.argv[1] + '/cert')
server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_port, flush=True)
server.serve_forever()
)";

// A server in Python with a certificate of its own for localhost, which no system trusts.
class Tls : public testing::Test {
  protected:
    const fs::path folder = fs::temp_directory_path() / ("roomgate-tls-" + std::to_string(getpid()));
    pid_t child = -1;
    Server server;

    void SetUp() override {
        fs::create_directories(folder);
        const std::string files =
            " -keyout " + (folder / "key").string() + " -out " + (folder / "cert").string();
        const std::string make =
            "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost "
            "-addext subjectAltName=DNS:localhost" +
            files + " 2>/dev/null";
        ASSERT_EQ(std::system(make.c_str()), 0);
        server.url = "https://localhost:" + start() + "/EWS/Exchange.asmx";
        server.user = "roomgate";
        server.sign_in = SignIn::basic;
    }
    void TearDown() override {
        kill(child, SIGTERM);
        waitpid(child, nullptr, 0);
        fs::remove_all(folder);
    }

    // Returns the port, which the server names when it listens.
    std::string start(const char* demand = nullptr) {
        int ends[2];
        if (pipe(ends) != 0) throw std::runtime_error("no pipe");
        child = fork();
        if (child == 0) {
            dup2(ends[1], STDOUT_FILENO);
            dup2(open("/dev/null", O_RDWR), STDIN_FILENO);
            dup2(open("/dev/null", O_RDWR), STDERR_FILENO);
            execlp("python3", "python3", "-c", https_server, folder.c_str(), demand, nullptr);
            _exit(127);
        }
        close(ends[1]);
        std::string port;
        for (char c = 0; c != '\n';) {
            if (read(ends[0], &c, 1) != 1) throw std::runtime_error("the server does not start");
            if (c != '\n') port += c;
        }
        close(ends[0]);
        return port;
    }

    // Beside the one of SetUp, which ends.
    void restart_demanding_a_certificate() {
        kill(child, SIGTERM);
        waitpid(child, nullptr, 0);
        server.url = "https://localhost:" + start("demand") + "/EWS/Exchange.asmx";
        server.ca_file = (folder / "cert").string();
    }

    std::variant<HttpReply, HttpFailure> call() {
        return Http(server, reserve::SystemClock()).post({"<m:FindItem/>", {}, 10s, true});
    }
};

TEST_F(Tls, IsRefusedWithACertificateThatNobodyTrusts) {
    const auto result = call();
    ASSERT_TRUE(std::holds_alternative<HttpFailure>(result));
    EXPECT_EQ(std::get<HttpFailure>(result).kind, HttpFailure::Kind::tls);
}

TEST_F(Tls, TrustsACertificateOfCaFile) {
    server.ca_file = (folder / "cert").string();
    EXPECT_TRUE(std::holds_alternative<HttpReply>(call()));
}

TEST_F(Tls, RefusesACertificateOfAnotherHost) {
    server.ca_file = (folder / "cert").string();
    server.url.replace(server.url.find("localhost"), 9, "127.0.0.1");
    const auto result = call();
    ASSERT_TRUE(std::holds_alternative<HttpFailure>(result));
    EXPECT_EQ(std::get<HttpFailure>(result).kind, HttpFailure::Kind::tls);
}

TEST_F(Tls, VerifiesNothingWhereTheSettingSaysSo) {
    server.verify_tls = false;
    EXPECT_TRUE(std::holds_alternative<HttpReply>(call()));
}

TEST_F(Tls, ShowsItsOwnCertificateToAServerThatDemandsOne) {
    restart_demanding_a_certificate();
    server.client_certificate_file = (folder / "cert").string();
    server.client_key_file = (folder / "key").string();
    EXPECT_TRUE(std::holds_alternative<HttpReply>(call()));
}

TEST_F(Tls, IsRefusedByAServerThatDemandsACertificate) {
    restart_demanding_a_certificate();
    EXPECT_TRUE(std::holds_alternative<HttpFailure>(call()));
}

TEST_F(Tls, TellsWhenTheCertificateExpires) {
    server.ca_file = (folder / "cert").string();
    const auto result = call();
    ASSERT_TRUE(std::holds_alternative<HttpReply>(result));
    const auto expires = std::get<HttpReply>(result).certificate_expires;
    ASSERT_TRUE(expires);
    const auto left = *expires - reserve::SystemClock().now();  // it was made for two days
    EXPECT_GT(left, 24h);
    EXPECT_LE(left, 48h);
}

TEST_F(Tls, IsWarnedAboutWhileTheCertificateIsAboutToExpire) {
    server.name = "corp";
    server.mail_domains = {"corp.example.com"};
    server.ca_file = (folder / "cert").string();
    const reserve::SystemClock clock;
    ews_test::TestLog log;
    Courier courier({{server}}, clock, log);
    EXPECT_TRUE(courier.warnings().empty());
    const reserve::Answer answer = ews_test::answer(reserve::AnswerKind::accept);
    courier.deliver(answer, answer.content.steps.front());
    ASSERT_EQ(courier.warnings().size(), 1U);
    EXPECT_NE(
        courier.warnings().front().find("exchange corp: the server's certificate, or one that vouches for "
                                        "it, expires on "),
        std::string::npos)
        << courier.warnings().front();
}

}  // namespace
