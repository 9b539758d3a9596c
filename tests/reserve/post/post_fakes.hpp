#pragma once
#include <algorithm>
#include <atomic>
#include <deque>
#include <functional>
#include <map>
#include <stdexcept>

#include "reserve/post/post.hpp"
#include "tests/support/fake_outbox.hpp"

namespace post_test {

using namespace reserve;

inline const Instant start_of_test =
    std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + std::chrono::hours(9);

struct TestClock final : Clock {
    Instant time = start_of_test;
    Instant now() const override { return time; }
};

struct TestLog final : Log {
    std::mutex mutex;
    std::vector<std::string> lines;
    void write(Kind kind, std::string_view line) override {
        const std::lock_guard lock(mutex);
        lines.push_back(std::string(1, static_cast<char>(kind)) + ' ' + std::string(line));
    }
    std::size_t count(std::string_view part) {
        const std::lock_guard lock(mutex);
        return static_cast<std::size_t>(std::ranges::count_if(
            lines, [&](const std::string& line) { return line.find(part) != std::string::npos; }));
    }
};

// The fake outbox, watched, and with a database that can be away.
struct TestOutbox final : Outbox {
    support::FakeDirectory directory;
    support::FakeOutbox fake{directory};
    std::atomic<bool> writes_fail = false;
    std::mutex mutex;
    std::vector<AnswerId> begun;
    std::vector<std::string> codes;
    std::vector<Use> uses;

    std::vector<Answer> due(Instant now, std::size_t at_most, const std::set<std::string>& held) override {
        return fake.due(now, at_most, held);
    }
    std::optional<Instant> next_due() override { return fake.next_due(); }
    std::optional<AttemptId> begin_attempt(AnswerId id, int position, Instant now, Channel channel) override {
        if (writes_fail) throw std::runtime_error("database is away");
        const std::lock_guard lock(mutex);
        begun.push_back(id);
        return fake.begin_attempt(id, position, now, channel);
    }
    void end_attempt(AttemptId id, Instant now, const AttemptEnd& end) override {
        if (writes_fail) throw std::runtime_error("database is away");
        const std::lock_guard lock(mutex);
        codes.push_back(end.code);
        uses.push_back(end.use);
        fake.end_attempt(id, now, end);
    }
    void hand_over(AnswerId id, int position) override { fake.hand_over(id, position); }
    void tell_why_waiting(const std::set<std::string>& held, const std::string& code,
                          const std::string& words) override {
        fake.tell_why_waiting(held, code, words);
    }
    void add_missing(AnswerId id, std::chrono::seconds searched) override { fake.add_missing(id, searched); }
    std::vector<OpenAttempt> open_attempts() override { return fake.open_attempts(); }
    std::vector<SentStep> lately_sent(RoomId room, std::size_t at_most) override {
        return fake.lately_sent(room, at_most);
    }
};

struct Delivered {
    AnswerId answer{};
    int position = 0;
    friend bool operator==(const Delivered&, const Delivered&) = default;
};

// Says what the test tells it to; every mail domain is a server of its own.
struct TestCourier final : Courier {
    std::mutex mutex;
    std::map<std::string, std::deque<Delivery>> said;  // by server; then Sent
    std::function<void(const Answer&)> during;         // called while a delivery is under way
    std::variant<Evidence, Wait> evidence = Evidence::none;
    std::map<AnswerId, std::variant<Evidence, Wait>> evidence_of;  // where it differs
    std::vector<Delivered> delivered;
    std::vector<Instant> looked_since;
    int at_once = 2;
    std::chrono::seconds retry_duration{};
    Channel channel = Channel::ews;
    bool reaches_calendar = true;
    std::atomic<bool> stopped = false;

    std::map<std::string, std::string> server_of;  // of rooms that are not on the server of their domain

    Route route(const Address& mailbox) const override {
        const auto by_name = server_of.find(mailbox.key());
        if (by_name != server_of.end()) return {by_name->second, at_once, {}, false};
        return {std::string(mailbox.domain()),
                at_once,
                retry_duration,
                server_of.empty(),
                channel,
                reaches_calendar};
    }

    Delivery deliver(const Answer& answer, const AnswerStep& step) override {
        if (during) during(answer);
        const std::lock_guard lock(mutex);
        delivered.push_back({answer.id, step.position});
        auto& script = said[route(answer.mailbox).server];
        if (script.empty()) return Sent{};
        Delivery next = script.front();
        script.pop_front();
        return next;
    }

    std::variant<Evidence, Wait> look_for_evidence(const Answer& answer, const AnswerStep&,
                                                   Instant attempted_at) override {
        looked_since.push_back(attempted_at);
        const auto differs = evidence_of.find(answer.id);
        return differs == evidence_of.end() ? evidence : differs->second;
    }

    std::map<AnswerId, Use> use_of;

    Use take_use(AnswerId id) override {
        const std::lock_guard lock(mutex);
        const auto found = use_of.find(id);
        return found == use_of.end() ? Use{} : found->second;
    }
    void stop() override { stopped = true; }
};

}  // namespace post_test
