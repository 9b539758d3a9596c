// The SMTP service with a reception in memory, for tests with real clients:
//     smtp_receiver DIRECTORY [LISTEN [CERTIFICATE KEY]]
// It writes what it stores to DIRECTORY/N.eml and N.envelope, its port to DIRECTORY/port, and answers every
// message as DIRECTORY/answer says: stored (also when there is no such file), unavailable, refused. With
// DISCARD=1 in the environment it keeps nothing, to be measured. SIGTERM stops it as the gateway is stopped.
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <mutex>
#include <string>

#include "smtp/server.hpp"

namespace {

namespace fs = std::filesystem;
using reserve::Reception;

class Lines final : public reserve::Log {
  public:
    void write(Kind kind, std::string_view line) override {
        const std::lock_guard lock(mutex_);
        std::cerr << static_cast<char>(kind) << ' ' << line << std::endl;
    }

  private:
    std::mutex mutex_;
};

class Receiver final : public Reception {
  public:
    explicit Receiver(fs::path directory)
        : directory_(std::move(directory)), keeps_(!std::getenv("DISCARD")) {}

    void find_room(const reserve::Address& recipient, std::function<void(RecipientAnswer)> done) override {
        if (recipient.domain() != "rooms.example.com") return done(UnknownRecipient{});
        done(KnownRoom{reserve::RoomId{12}});
    }

    void receive(reserve::ReceivedMessage message, std::function<void(Receipt)> done) override {
        const std::string how = keeps_ ? answer() : "";
        if (how == "unavailable") return done(Unavailable{});
        if (how == "refused") return done(RequesterRefused{message.reverse_path});
        ++messages_;
        if (keeps_) keep(message);
        done(Stored{reserve::MessageId{messages_}});
    }

    bool available() const override { return true; }

  private:
    std::string answer() const {
        std::string word;
        std::ifstream(directory_ / "answer") >> word;
        return word;
    }

    // Appears whole: the tests wait for the .eml, which comes last.
    void keep(const reserve::ReceivedMessage& message) const {
        const auto name = directory_ / std::to_string(messages_);
        std::ofstream envelope(name.string() + ".envelope");
        envelope << message.peer << '\n' << message.helo << '\n' << message.reverse_path << '\n';
        for (const auto& recipient : message.recipients) envelope << recipient.address << '\n';
        envelope.close();
        std::ofstream(name.string() + ".part", std::ios::binary) << message.raw;
        fs::rename(name.string() + ".part", name.string() + ".eml");
    }

    fs::path directory_;
    bool keeps_;
    std::int64_t messages_ = 0;
};

void serve(const fs::path& directory, const smtp::Settings& settings, const sigset_t& signals) {
    Lines log;
    Receiver receiver(directory);
    smtp::Server server(settings, receiver, log);
    server.start();
    std::ofstream(directory / "port.part") << server.endpoints().front().port;
    fs::rename(directory / "port.part", directory / "port");
    int signal = 0;
    sigwait(&signals, &signal);
    server.stop(settings.stop_grace);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2 && argc != 3 && argc != 5) {
        std::cerr << "usage: smtp_receiver DIRECTORY [LISTEN [CERTIFICATE KEY]]\n";
        return 2;
    }
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);

    smtp::Settings settings;
    settings.hostname = "mx.example.com";
    settings.listen = {argc > 2 ? argv[2] : "127.0.0.1:0"};
    settings.certificate_file = argc > 3 ? argv[3] : "";
    settings.key_file = argc > 3 ? argv[4] : "";
    try {
        serve(argv[1], settings, signals);
    } catch (const std::exception& failure) {
        std::cerr << failure.what() << '\n';
        return 1;
    }
    return 0;
}
