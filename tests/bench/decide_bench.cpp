// Deciding and booking against a full room on SQLite: the CPU time that the writer's thread spends, the
// commit left out.
#include <benchmark/benchmark.h>

#include <ctime>
#include <future>
#include <stdexcept>

#include "reserve/desk/desk.hpp"
#include "reserve/desk/work.hpp"
#include "reserve/reading/reading_text.hpp"
#include "sql/commands/room_admin.hpp"
#include "sql/commands/user_admin.hpp"
#include "sql/database.hpp"
#include "tests/support/draft.hpp"
#include "tests/support/temporary_directory.hpp"

namespace {

using namespace reserve;
using support::Draft;

const Instant now = support::at("2026-11-23 08:00");

// One room with 100,000 occurrences: 25 minutes of every half hour, free between 09:00 and 10:00 on each day.
class FullRoom {
  public:
    FullRoom() {
        database_.rooms().add({.name = "Room 1",
                               .mailbox = "room.1@corp.example.com",
                               .receiving = {"r1@rooms.example.com"},
                               .zone = "Europe/Berlin",
                               .building = {},
                               .capacity = std::nullopt});
        database_.users().add({.id = ProfileId{7},
                               .first_name = "Ada",
                               .last_name = "L.",
                               .addresses = {"ada@corp.example.com"}},
                              now);
        database_.books().transact([](Ledger& ledger) { fill(ledger); }, [](std::exception_ptr) {});
    }

    Books& books() { return database_.books(); }
    Inbox& inbox() { return database_.inbox(); }

  private:
    static void fill(Ledger& ledger) {
        std::size_t booked = 0;
        for (int day = -1200; booked < 100'000; ++day) {
            const Meeting unknown = ledger.meeting(RoomId{1}, "day " + std::to_string(day));
            Meeting meeting = unknown;
            meeting.organizer = "grace@corp.example.com";
            for (int half_hour = 0; half_hour < 48; ++half_hour) {
                if (half_hour == 18 || half_hour == 19) continue;
                const Instant start = std::chrono::floor<std::chrono::days>(now) + std::chrono::days(day) +
                                      std::chrono::minutes(30) * half_hour;
                const Interval time{start, start + std::chrono::minutes(25)};
                meeting.occurrences.push_back({.recurrence_id = start, .time = time, .blocked = time});
            }
            booked += meeting.occurrences.size();
            ledger.save(unknown, meeting);
        }
    }

    static sql::Settings in(const std::filesystem::path& directory) {
        sql::Settings settings;
        settings.file = directory / "roomgate.db";
        return settings;
    }

    support::TemporaryDirectory directory_;
    sql::Database database_{in(directory_.path())};
};

std::chrono::nanoseconds thread_time() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

void decide(benchmark::State& state, const Draft& draft, Outcome expected) {
    static FullRoom room;
    DecidingSettings settings;
    settings.booking.booking_window_in_days = 1080;
    const Work work{RoomId{1}, support::request({draft}), false};
    for (auto _ : state) {
        Outcome outcome{};
        std::chrono::duration<double> spent{};
        room.books().rehearse([&](Ledger& ledger) {
            const auto begun = thread_time();
            outcome = decide_work(work, settings, now, ledger).at(0).decision.verdicts.at(0).outcome;
            spent = thread_time() - begun;
        });
        state.SetIterationTime(spent.count());
        if (outcome != expected) throw std::runtime_error("unexpected outcome");
    }
}

class Now final : public Clock {
    Instant now() const override { return ::now; }
};

class SilentLog final : public Log {
    void write(Kind, std::string_view) override {}
};

void deliver(Inbox& inbox, const Reading& reading) {
    NewMessage message;
    message.message.received_at = now;
    message.message.reverse_path = "ada@corp.example.com";
    message.reading = to_text(reading);
    message.items = {{{"r1@rooms.example.com", RoomId{1}}, ItemStatus::ready, "", {"m1"}}};
    std::promise<void> stored;
    inbox.store(std::move(message), [&](Inbox::Stored) { stored.set_value(); });
    stored.get_future().get();
}

// A whole turn of the desk by the clock: the item taken, decided, everything written, committed to the disk.
void commit(benchmark::State& state, const Draft& draft) {
    FullRoom room;
    const Now clock;
    SilentLog log;
    DeskSettings settings;
    settings.deciding.booking.booking_window_in_days = 1080;
    Desk desk(room.inbox(), room.books(), clock, log, settings);
    desk.run_once();
    int version = 0;
    for (auto _ : state) {
        deliver(room.inbox(), support::request({draft.version(version, version)}));
        const auto begun = std::chrono::steady_clock::now();
        desk.run_once();
        state.SetIterationTime(
            std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count());
        deliver(room.inbox(), support::cancel({draft.version(version + 1, version + 1)}));
        desk.run_once();
        version += 2;
    }
}

const Draft at_nine = Draft().starts("2026-11-24 09:00");
const Draft at_ten = Draft().starts("2026-11-24 10:00");

BENCHMARK_CAPTURE(decide, single_accepted, at_nine, Outcome::accepted)->UseManualTime();
BENCHMARK_CAPTURE(decide, single_declined, at_ten, Outcome::declined)->UseManualTime();
BENCHMARK_CAPTURE(decide, weekly_for_three_years_accepted, at_nine.repeats("FREQ=WEEKLY;COUNT=154"),
                  Outcome::accepted)
    ->UseManualTime();
BENCHMARK_CAPTURE(decide, weekly_for_three_years_declined, at_ten.repeats("FREQ=WEEKLY;COUNT=154"),
                  Outcome::declined)
    ->UseManualTime();
BENCHMARK_CAPTURE(decide, daily_520_declined, at_ten.repeats("FREQ=DAILY;COUNT=520"), Outcome::declined)
    ->UseManualTime();
BENCHMARK_CAPTURE(decide, daily_520_accepted, at_nine.repeats("FREQ=DAILY;COUNT=520"), Outcome::accepted)
    ->UseManualTime();
BENCHMARK_CAPTURE(commit, single_accepted, at_nine)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(commit, daily_520_accepted, at_nine.repeats("FREQ=DAILY;COUNT=520"))
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
