#include "tests/config/service/running_service.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace config {

namespace {

constexpr std::chrono::seconds patience{30};

template <class Condition>
bool eventually(const Condition& condition) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < end) {
        if (condition()) return true;
        ::poll(nullptr, 0, 5);
    }
    return false;
}

pid_t start(const std::string& settings, const std::string& errors) {
    const pid_t child = ::fork();
    if (child != 0) return child;
    const int file = ::open(errors.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(file, STDERR_FILENO);
    ::execl(ROOMGATE, "roomgate", "serve", "--config", settings.c_str(), nullptr);
    ::_exit(127);
}

bool has_ended(pid_t process) {
    siginfo_t info{};
    return ::waitid(P_PID, static_cast<id_t>(process), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           info.si_pid == process;
}

}  // namespace

std::string text_of(const std::filesystem::path& file) {
    std::stringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

RunningService::RunningService(const std::string& more_settings) {
    write_settings(more_settings);
    process_ = start(roomgate.settings_file(), roomgate.folder() / "errors");
    eventually([this] { return has_ended(process_) || log().find("listens on") != std::string::npos; });
}

RunningService::~RunningService() {
    if (connection_ >= 0) ::close(connection_);
    if (process_ < 0) return;
    ::kill(process_, SIGKILL);
    wait();
}

void RunningService::write_settings(const std::string& more_settings) const {
    roomgate.write_settings("[log]\nfile = \"log\"\n[smtp]\nlisten = [\"127.0.0.1:0\"]\n" + more_settings);
}

void RunningService::signal(int number) const { ::kill(process_, number); }

int RunningService::wait() {
    int status = 0;
    ::waitpid(process_, &status, 0);
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string RunningService::log() const { return text_of(roomgate.folder() / "log"); }

std::string RunningService::errors() const { return text_of(roomgate.folder() / "errors"); }

bool RunningService::log_says(const std::string& words) const {
    return eventually([&] { return log().find(words) != std::string::npos; });
}

void RunningService::connect() {
    static const std::regex port("listens on 127\\.0\\.0\\.1:([0-9]+)");
    std::smatch found;
    const std::string text = log();
    if (!std::regex_search(text, found, port)) throw std::runtime_error("it does not listen: " + errors());
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(std::stoi(found[1])));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connection_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::connect(connection_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        throw std::runtime_error("cannot connect");
    }
    reply();
}

std::string RunningService::reply() {
    while (true) {
        for (auto end = received_.find("\r\n"); end != std::string::npos; end = received_.find("\r\n")) {
            const std::string line = received_.substr(0, end);
            received_.erase(0, end + 2);
            if (line.size() < 4 || line[3] != '-') return line;
        }
        char octets[4096];
        const auto count = ::recv(connection_, octets, sizeof octets, 0);
        if (count <= 0) return "closed";
        received_.append(octets, static_cast<std::size_t>(count));
    }
}

std::string RunningService::ask(const std::string& line) {
    if (connection_ < 0) connect();
    const std::string octets = line + "\r\n";
    if (::send(connection_, octets.data(), octets.size(), MSG_NOSIGNAL) < 0) return "closed";
    return reply();
}

Ended serve_to_its_end(const std::string& settings_file, const std::string& options) {
    const std::string command =
        std::string(ROOMGATE) + " serve --config '" + settings_file + "' " + options + " 2>&1";
    std::FILE* output = ::popen(command.c_str(), "r");
    Ended ended;
    for (int c = std::fgetc(output); c != EOF; c = std::fgetc(output)) ended.out += static_cast<char>(c);
    ended.exit_code = WEXITSTATUS(::pclose(output));
    return ended;
}

}  // namespace config
