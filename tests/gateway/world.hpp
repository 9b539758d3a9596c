#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tests/exchange/exchange.hpp"
#include "tests/gateway/mail.hpp"
#include "tests/gateway/program.hpp"

namespace gateway {

constexpr std::chrono::seconds patience{30};

// Polls until `condition` holds; false when patience is at its end. Time in which the machine stood still does not
// count.
bool eventually(const std::function<bool()>& condition);

// Exchange with two room mailboxes, and a gateway as a process of its own with a database in a fresh
// directory.
class World {
  public:
    static constexpr const char* room = "room.12@corp.example.com";
    static constexpr const char* room_receiving = "r12@rooms.example.com";
    static constexpr const char* other_room = "room.13@corp.example.com";
    static constexpr const char* other_receiving = "r13@rooms.example.com";

    // `settings`: lines of TOML behind the [[exchange]] table, tables included.
    explicit World(const std::string& settings = {});
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    void start();  // and waits until it answers
    int stop();    // SIGTERM; its exit code
    void kill();   // SIGKILL
    Program& program() { return *program_; }

    // Ada's meeting in `room`: 11 January 2027, 09:00 to 10:00 UTC.
    static Meeting budget(int number = 1);
    // Mails arrive in the rooms' mailboxes and are forwarded to the gateway.
    void invite(const Meeting& meeting);
    void cancel(const Meeting& meeting);

    // The answers that organizers got, when there are so many; what there is when patience ends.
    std::vector<exchange::OrganizerMail> answers(std::size_t count);

    Output roomgate(std::vector<std::string> arguments, const std::string& input = {});
    std::string log() const;
    int smtp_port() const { return smtp_port_; }
    std::filesystem::path directory() const { return directory_; }
    std::filesystem::path config() const { return directory_ / "roomgate.toml"; }
    std::filesystem::path database() const { return directory_ / "roomgate.sqlite"; }
    // The first column of the first row; fails the test when there is none.
    std::int64_t number(const std::string& sql) const;
    std::string text(const std::string& sql) const;

    void write_config(const std::string& settings);
    bool answers_smtp() const;

    exchange::Exchange& exchange() { return *exchange_; }

  private:
    std::filesystem::path directory_;
    int port_holder_;
    int smtp_port_;
    std::unique_ptr<exchange::Exchange> exchange_;
    std::unique_ptr<Program> program_;
};

}  // namespace gateway
