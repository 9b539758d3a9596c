// What reading one ordinary request costs with the child process that it is read in: the CPU time of both.
// The message is the one that the load driver sends.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <cstdlib>
#include <fstream>
#include <future>
#include <iterator>
#include <stdexcept>

#include "reserve/reading/reader_pool.hpp"

namespace {

using namespace reserve;

constexpr Instant sunday = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);
constexpr int messages = 5000;

double cpu_seconds(int who) {
    rusage usage{};
    ::getrusage(who, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// Nothing where the environment names none.
std::shared_ptr<const std::string> request() {
    const char* file = std::getenv("LOAD_REQUEST");
    if (!file) return nullptr;
    std::ifstream in(file, std::ios::binary);
    auto raw = std::make_shared<const std::string>(std::istreambuf_iterator<char>(in),
                                                   std::istreambuf_iterator<char>());
    return raw;
}

void read_one(ReaderPool& pool, const std::shared_ptr<const std::string>& raw) {
    std::promise<bool> read;
    pool.read(raw, sunday, false,
              [&](ReadResult result) { read.set_value(std::holds_alternative<WrittenReading>(result)); });
    if (!read.get_future().get()) throw std::runtime_error("the request could not be read");
}

// Of a child the time counts that it has used when it has ended: with its start, spread over all messages.
void ReadInAProcessOfItsOwn(benchmark::State& state) {
    const auto raw = request();
    if (!raw) return state.SkipWithError("LOAD_REQUEST names no message (roomgate_load --print)");
    for (auto _ : state) {
        const double begun = cpu_seconds(RUSAGE_SELF) + cpu_seconds(RUSAGE_CHILDREN);
        {
            ReaderPoolSettings settings;
            settings.command = {READER_CHILD, "real"};
            settings.processes = 1;
            ReaderPool pool(settings);
            for (int i = 0; i < messages; ++i) read_one(pool, raw);
        }
        const double spent = cpu_seconds(RUSAGE_SELF) + cpu_seconds(RUSAGE_CHILDREN) - begun;
        state.SetIterationTime(spent / messages);
    }
}
BENCHMARK(ReadInAProcessOfItsOwn)->UseManualTime()->Unit(benchmark::kMicrosecond)->Iterations(5);

}  // namespace
