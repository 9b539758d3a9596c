#include "tests/gateway/world.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

namespace gateway {
namespace {

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

// A socket that holds a port: nobody else is given it, and the gateway may listen on it (SO_REUSEADDR).
int reserve_port() {
    const int holder = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(holder, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    const sockaddr_in address = loopback(0);
    ::bind(holder, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    return holder;
}

int port_of(int holder) {
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(holder, reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin_port);
}

std::filesystem::path fresh_directory() {
    std::string pattern = (std::filesystem::temp_directory_path() / "roomgate-gateway-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary directory");
    return pattern;
}

void write_file(const std::filesystem::path& path, const std::string& text) {
    std::ofstream(path) << text;
    std::filesystem::permissions(path,
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

std::unique_ptr<exchange::Exchange> make_exchange(int smtp_port) {
    exchange::Exchange::Settings settings;
    settings.smtp.port = static_cast<std::uint16_t>(smtp_port);
    settings.sign_in = exchange::SignIn::both;
    settings.retry_interval = std::chrono::milliseconds(100);
    auto made = std::make_unique<exchange::Exchange>(std::move(settings));
    made->put_account(
        {.name = "svc-roomgate", .password = "secret", .mailbox = {}, .rights = {}, .rights_by_room = {}});
    made->put_room({.mailbox = World::room, .receiving = World::room_receiving});
    made->put_room({.mailbox = World::other_room, .receiving = World::other_receiving});
    return made;
}

}  // namespace

// A machine that stood still for a minute has given nobody the time to do anything.
bool eventually(const std::function<bool()>& condition) {
    using Clock = std::chrono::steady_clock;
    Clock::duration waited{0};
    for (auto looked = Clock::now(); !condition();) {
        if (waited > patience) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        const auto now = Clock::now();
        waited += std::min<Clock::duration>(now - looked, std::chrono::milliseconds(500));
        looked = now;
    }
    return true;
}

World::World(const std::string& settings)
    : directory_(fresh_directory()),
      port_holder_(reserve_port()),
      smtp_port_(port_of(port_holder_)),
      exchange_(make_exchange(smtp_port_)) {
    write_file(directory_ / "password", "secret\n");
    write_config(settings);
    const auto set_up = [this](std::vector<std::string> arguments) {
        const Output done = roomgate(std::move(arguments));
        if (done.exit_code != 0) throw std::runtime_error(done.err);
    };
    set_up({"rooms", "add", "--name", "Room 12", "--mailbox", room, "--receiving", room_receiving, "--zone",
            "Europe/Berlin"});
    set_up({"rooms", "add", "--name", "Room 13", "--mailbox", other_room, "--receiving", other_receiving,
            "--zone", "Europe/Berlin"});
    set_up({"users", "add", "--email", "ada@corp.example.com", "--first-name", "Ada", "--last-name",
            "Lovelace"});
}

// A sanitizer that finds something ends the program with a code of its own; leaks are found at a proper end.
World::~World() {
    if (program_ && program_->running()) {
        EXPECT_EQ(stop(), 0);
    }
    EXPECT_EQ(log().find("Sanitizer"), std::string::npos);
    if (testing::Test::HasFailure()) std::fputs(log().c_str(), stderr);
    program_.reset();
    exchange_.reset();
    ::close(port_holder_);
    std::filesystem::remove_all(directory_);
}

void World::write_config(const std::string& settings) {
    write_file(config(),
               "[smtp]\nlisten = [\"127.0.0.1:" + std::to_string(smtp_port_) +
                   "\"]\n\n[database]\nfile = \"" + database().string() +
                   "\"\n\n[[exchange]]\nname = \"simulator\"\nurl = \"" + exchange_->ews_url() +
                   "\"\nmail_domains = [\"corp.example.com\"]\nuser = \"svc-roomgate\"\npassword_file = \"" +
                   (directory_ / "password").string() +
                   "\"\nsign_in = \"ntlm\"\nplain_http_to_loopback = true\n" + settings + "\n");
}

void World::start() {
    program_ = std::make_unique<Program>(config(), directory_ / "log");
    if (!eventually([this] { return answers_smtp() || !program_->running(); }) || !program_->running())
        throw std::runtime_error("the gateway does not start:\n" + log());
}

int World::stop() {
    program_->signal(SIGTERM);
    return program_->wait();
}

void World::kill() {
    program_->signal(SIGKILL);
    program_->wait();
}

Meeting World::budget(int number) {
    return {.uid = outlook_uid(number),
            .rooms = {room},
            .start = "20270111T090000Z",
            .end = "20270111T100000Z",
            .sequence = 0,
            .rule = {},
            .organizer = "ada@corp.example.com",
            .more = {}};
}

void World::invite(const Meeting& meeting) { exchange_->deliver(meeting.rooms, request_mail(meeting)); }

void World::cancel(const Meeting& meeting) { exchange_->deliver(meeting.rooms, cancel_mail(meeting)); }

std::vector<exchange::OrganizerMail> World::answers(std::size_t count) {
    eventually([&] { return exchange_->wait_for_mail(count, std::chrono::milliseconds(100)); });
    return exchange_->organizer_mail();
}

Output World::roomgate(std::vector<std::string> arguments, const std::string& input) {
    arguments.insert(arguments.begin(), {"--config", config().string()});
    return run_roomgate(arguments, input);
}

std::string World::log() const {
    std::ifstream file(directory_ / "log");
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string World::text(const std::string& sql) const {
    sqlite3* opened = nullptr;
    sqlite3_open_v2(database().c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr);
    const std::unique_ptr<sqlite3, int (*)(sqlite3*)> connection(opened, sqlite3_close);
    sqlite3_busy_timeout(opened, 10000);
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v2(opened, sql.c_str(), -1, &prepared, nullptr) != SQLITE_OK)
        throw std::runtime_error(sql + ": " + sqlite3_errmsg(opened));
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement(prepared, sqlite3_finalize);
    if (sqlite3_step(prepared) != SQLITE_ROW) return "no row";
    const auto* value = sqlite3_column_text(prepared, 0);
    return value ? reinterpret_cast<const char*>(value) : "NULL";
}

std::int64_t World::number(const std::string& sql) const { return std::stoll(text(sql)); }

bool World::answers_smtp() const {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(smtp_port_);
    char greeting[4] = {};
    const bool answered =
        ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
        ::recv(socket, greeting, 3, MSG_WAITALL) == 3;
    ::close(socket);
    return answered && std::string(greeting) == "220";
}

}  // namespace gateway
