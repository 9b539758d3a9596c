#pragma once
#include <algorithm>
#include <atomic>
#include <deque>
#include <functional>
#include <map>
#include <stdexcept>

#include "reserve/post.hpp"

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

// The outbox in memory, with the semantics of its port.
struct TestOutbox final : Outbox {
    struct Attempt {
        OpenAttempt open;
        std::optional<AnswerState> outcome;
        std::string code;
        std::string words;
    };
    mutable std::recursive_mutex mutex;
    std::deque<Answer> answers;
    std::deque<Attempt> attempts;
    bool writes_fail = false;

    Answer& answer(AnswerId id) { return *std::ranges::find(answers, id, &Answer::id); }

    void check() const {
        if (writes_fail) throw std::runtime_error("database is away");
    }

    std::vector<Answer> due(Instant now, std::size_t at_most, const std::set<std::string>& held) override {
        const std::lock_guard lock(mutex);
        std::vector<Answer> found;
        for (const Answer& it : answers) {
            const bool sending = std::ranges::any_of(answers, [&](const Answer& other) {
                return other.state == AnswerState::sending && other.content.room == it.content.room;
            });
            if (it.state != AnswerState::waiting || it.content.due > now || sending) continue;
            if (!held.contains(std::string(it.mailbox.domain()))) found.push_back(it);
        }
        std::ranges::stable_sort(found, {}, [](const Answer& it) { return it.content.due; });
        found.erase(found.begin() + static_cast<std::ptrdiff_t>(std::min(at_most, found.size())),
                    found.end());
        return found;
    }

    std::optional<Instant> next_due() override {
        const std::lock_guard lock(mutex);
        std::optional<Instant> next;
        for (const Answer& it : answers) {
            if (it.state == AnswerState::waiting && (!next || it.content.due < *next)) next = it.content.due;
        }
        return next;
    }

    std::optional<AttemptId> begin_attempt(AnswerId id, int position, Instant now) override {
        const std::lock_guard lock(mutex);
        check();
        Answer& it = answer(id);
        if (it.state != AnswerState::waiting) return std::nullopt;
        it.state = AnswerState::sending;
        const AttemptId attempt{static_cast<std::int64_t>(attempts.size()) + 1};
        attempts.push_back({{attempt, it, position, now}, {}, {}, {}});
        return attempt;
    }

    void end_attempt(AttemptId id, AnswerState outcome, Instant now, std::optional<Instant> due,
                     const std::string& code, const std::string& words) override {
        const std::lock_guard lock(mutex);
        check();
        Attempt& attempt = attempts.at(static_cast<std::size_t>(id) - 1);
        attempt.outcome = outcome;
        attempt.code = code;
        attempt.words = words;
        Answer& it = answer(attempt.open.answer.id);
        auto& steps = it.content.steps;
        steps.at(static_cast<std::size_t>(attempt.open.position)).state = outcome;
        const bool more = std::ranges::any_of(
            steps, [](const AnswerStep& step) { return step.state == AnswerState::waiting; });
        it.state = outcome == AnswerState::sent && more ? AnswerState::waiting : outcome;
        it.content.due = due.value_or(now);
        if (outcome == AnswerState::waiting) ++it.tries;
    }

    void add_missing(AnswerId id, std::chrono::seconds searched) override {
        const std::lock_guard lock(mutex);
        answer(id).missing_for += searched;
    }

    std::vector<OpenAttempt> open_attempts() override {
        const std::lock_guard lock(mutex);
        std::vector<OpenAttempt> open;
        for (const Attempt& attempt : attempts) {
            if (!attempt.outcome) open.push_back(attempt.open);
        }
        return open;
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
    Evidence evidence = Evidence::none;
    std::vector<Delivered> delivered;
    std::vector<Instant> looked_since;
    int at_once = 2;
    std::atomic<bool> stopped = false;

    Route route(const Address& mailbox) const override { return {std::string(mailbox.domain()), at_once}; }

    Delivery deliver(const Answer& answer, const AnswerStep& step) override {
        if (during) during(answer);
        const std::lock_guard lock(mutex);
        delivered.push_back({answer.id, step.position});
        auto& script = said[std::string(answer.mailbox.domain())];
        if (script.empty()) return Sent{};
        Delivery next = script.front();
        script.pop_front();
        return next;
    }

    Evidence look_for_evidence(const Answer&, const AnswerStep&, Instant attempted_at) override {
        looked_since.push_back(attempted_at);
        return evidence;
    }

    void stop() override { stopped = true; }
};

}  // namespace post_test
