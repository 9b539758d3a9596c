// Durable stores of distinct 6 KiB messages a second, with so many callers waiting for theirs: what the inbox
// gives to SMTP sessions. One caller shows the disk's own commits a second.
#include <benchmark/benchmark.h>

#include <condition_variable>
#include <mutex>
#include <string>

#include "sql/database.hpp"
#include "tests/support/temporary_directory.hpp"

namespace {

constexpr std::size_t message_octets = 6 * 1024;

reserve::NewMessage message(std::size_t number) {
    reserve::NewMessage message;
    message.message.peer = "192.0.2.1";
    message.message.helo = "exchange.corp.example.com";
    message.message.reverse_path = "ada@corp.example.com";
    message.message.received_at = reserve::Instant(std::chrono::seconds(1'795'000'000));
    message.message.raw = std::to_string(number) + std::string(message_octets, 'x');
    message.mail_message_id = "<" + std::to_string(number) + "@corp.example.com>";
    message.reading = std::string(1024, 'r');
    message.items.push_back({{"r12@rooms.example.com", reserve::RoomId{1}},
                             reserve::ItemStatus::ready,
                             "",
                             {"uid-" + std::to_string(number)}});
    return message;
}

// Keeps `callers` stores on their way.
class Callers {
  public:
    Callers(reserve::Inbox& inbox, std::size_t callers) : inbox_(inbox), idle_(callers), callers_(callers) {}
    ~Callers() { wait_for(callers_); }

    void store(reserve::NewMessage message) {
        wait_for(1);
        {
            const std::lock_guard lock(mutex_);
            --idle_;
        }
        inbox_.store(std::move(message), [this](reserve::Inbox::Stored stored) {
            const std::lock_guard lock(mutex_);
            failed_ = failed_ || std::holds_alternative<std::exception_ptr>(stored);
            ++idle_;
            changed_.notify_one();
        });
    }

    bool failed() {
        wait_for(callers_);
        return failed_;
    }

  private:
    void wait_for(std::size_t idle) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return idle_ >= idle; });
    }

    reserve::Inbox& inbox_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t idle_;
    const std::size_t callers_;
    bool failed_ = false;
};

void store(benchmark::State& state) {
    const support::TemporaryDirectory directory;
    sql::Settings settings;
    settings.file = directory.path() / "roomgate.db";
    sql::Database database(settings);
    database.rooms().add({.name = "Room 12",
                          .mailbox = "room.12@corp.example.com",
                          .receiving = {"r12@rooms.example.com"},
                          .zone = "Europe/Berlin",
                          .building = "",
                          .capacity = {}});
    Callers callers(database.inbox(), static_cast<std::size_t>(state.range(0)));
    std::size_t number = 0;
    for (auto _ : state) callers.store(message(++number));
    if (callers.failed()) state.SkipWithError("a store failed");
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(store)->Arg(1)->Arg(10)->Arg(20)->Arg(100)->UseRealTime()->Unit(benchmark::kMicrosecond);

}  // namespace
