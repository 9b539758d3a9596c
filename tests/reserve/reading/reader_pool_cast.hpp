#pragma once
#include <gtest/gtest.h>
#include <signal.h>
#include <time.h>

#include <chrono>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "reserve/reading/reader_pool.hpp"

namespace reserve::reader_pool_test {

using namespace std::chrono_literals;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool sanitized =
    true;  // a sanitizer needs more memory and system calls than the limits leave
#else
inline constexpr bool sanitized = false;
#endif

inline constexpr Instant now{1'795'000'000s};

inline ReaderPoolSettings processes(std::size_t count, const std::string& manner = "obedient") {
    ReaderPoolSettings settings;
    settings.command = {READER_CHILD, manner};
    settings.processes = count;
    settings.time_limit = 60s;
    settings.cpu_limit = 60s;
    settings.confined = !sanitized;
    return settings;
}

inline std::future<ReadResult> begin(Reader& reader, std::string message) {
    auto promise = std::make_shared<std::promise<ReadResult>>();
    auto result = promise->get_future();
    reader.read(std::make_shared<const std::string>(std::move(message)), now, false,
                [promise](ReadResult read) { promise->set_value(std::move(read)); });
    return result;
}

// What a process said, or "failed: " and the reason.
inline std::string words(std::future<ReadResult>& result) {
    if (result.wait_for(60s) != std::future_status::ready) return "never answered";
    const ReadResult read = result.get();
    if (const auto* const failure = std::get_if<ReadFailure>(&read)) {
        return (failure->not_tried ? "not tried: " : "failed: ") + failure->reason;
    }
    const auto& content = std::get<WrittenReading>(read).reading.contents.at(0);
    if (const auto* const unreadable = std::get_if<Unreadable>(&content)) {
        return "unreadable: " + unreadable->reason;
    }
    if (std::holds_alternative<Invitation>(content)) return "an invitation";
    return std::get<Unsubscribed>(content).reason;
}

inline std::string ask(Reader& reader, std::string message) {
    auto result = begin(reader, std::move(message));
    return words(result);
}

inline pid_t process_of(Reader& reader) { return std::stoi(ask(reader, "who are you")); }

template <typename Condition>
inline void wait_until(const Condition& condition) {
    while (!condition()) std::this_thread::sleep_for(1ms);
}

inline bool is_gone(pid_t process) { return kill(process, 0) != 0; }

inline bool is_computing(pid_t process) {
    clockid_t clock{};
    timespec time{};
    if (clock_getcpuclockid(process, &clock) != 0 || clock_gettime(clock, &time) != 0) return false;
    return time.tv_sec > 0 || time.tv_nsec > 300'000'000;
}

}  // namespace reserve::reader_pool_test
