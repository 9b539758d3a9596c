#include "tests/support/fake_outbox.hpp"

#include <algorithm>

namespace support {

using reserve::Answer;
using reserve::AnswerId;
using reserve::AnswerState;
using reserve::AnswerStep;
using reserve::AttemptId;
using reserve::Instant;

namespace {

AnswerStep& step_at(Answer& answer, int position) {
    return *std::ranges::find(answer.content.steps, position, &AnswerStep::position);
}

bool is_sent_whole(const Answer& answer) {
    return std::ranges::all_of(answer.content.steps,
                               [](const AnswerStep& step) { return step.state == AnswerState::sent; });
}

}  // namespace

AnswerId FakeOutbox::queue(const reserve::NewAnswer& content) {
    const std::lock_guard lock(mutex_);
    const AnswerId id{static_cast<std::int64_t>(answers_.size()) + 1};
    const auto room = directory_.room(content.room);
    answers_.emplace(id, Answer{id, content, room.value().mailbox, AnswerState::waiting, 0, {}, {}});
    return id;
}

void FakeOutbox::replace(AnswerId answer) {
    const std::lock_guard lock(mutex_);
    answers_.at(answer).state = AnswerState::replaced;
    for (auto& step : answers_.at(answer).content.steps)
        if (step.state == AnswerState::waiting) step.state = AnswerState::replaced;
}

Answer FakeOutbox::answer(AnswerId id) {
    const std::lock_guard lock(mutex_);
    return answers_.at(id);
}

bool FakeOutbox::is_left_out(const Answer& answer) const {
    if (answer.state != AnswerState::waiting || directory_.is_paused(answer.content.room)) return true;
    const bool busy = std::ranges::any_of(open_, [&](const auto& attempt) {
        return answers_.at(attempt.second.answer).content.room == answer.content.room;
    });
    return busy || std::ranges::any_of(answers_, [&](const auto& other) {
               const auto& [id, older] = other;
               const bool unsent = older.state == AnswerState::waiting || older.state == AnswerState::sending;
               return id < answer.id && unsent && older.content.room == answer.content.room &&
                      older.content.uid == answer.content.uid &&
                      (!older.content.recurrence_id ||
                       older.content.recurrence_id == answer.content.recurrence_id);
           });
}

std::vector<Answer> FakeOutbox::sendable() const {
    std::vector<Answer> answers;
    for (const auto& [id, answer] : answers_) {
        if (!is_left_out(answer)) answers.push_back(answer);
    }
    std::ranges::stable_sort(answers, {}, [](const Answer& answer) { return answer.content.due; });
    return answers;
}

std::optional<reserve::AnswerKind> FakeOutbox::answered_before(const Answer& answer) const {
    std::optional<reserve::AnswerKind> last;
    for (const auto& [id, older] : answers_) {
        const auto& content = older.content;
        if (id >= answer.id || content.room != answer.content.room || content.uid != answer.content.uid ||
            content.version != answer.content.version)
            continue;
        for (const AnswerStep& step : content.steps)
            if (step.state == AnswerState::sent && !reserve::leaves_no_trace(step.kind) &&
                (!step.recurrence_id || step.recurrence_id == answer.content.recurrence_id))
                last = step.kind;
    }
    return last;
}

std::vector<Answer> FakeOutbox::due(Instant now, std::size_t at_most, const std::set<std::string>& held) {
    const std::lock_guard lock(mutex_);
    auto answers = sendable();
    std::erase_if(answers, [&](const Answer& answer) {
        return answer.content.due > now || held.contains(std::string(answer.mailbox.domain())) ||
               held.contains(answer.mailbox.key());
    });
    std::set<reserve::RoomId> rooms;  // one answer each
    std::erase_if(answers, [&](const Answer& answer) { return !rooms.insert(answer.content.room).second; });
    if (answers.size() > at_most)
        answers.erase(answers.begin() + static_cast<std::ptrdiff_t>(at_most), answers.end());
    for (Answer& answer : answers) answer.answered_before = answered_before(answer);
    return answers;
}

std::optional<Instant> FakeOutbox::next_due() {
    const std::lock_guard lock(mutex_);
    const auto answers = sendable();
    return answers.empty() ? std::nullopt : std::optional(answers.front().content.due);
}

std::optional<AttemptId> FakeOutbox::begin_attempt(AnswerId id, int position, Instant now,
                                                   reserve::Channel channel) {
    const std::lock_guard lock(mutex_);
    Answer& answer = answers_.at(id);
    if (answer.state != AnswerState::waiting) return std::nullopt;
    if (step_at(answer, position).state != AnswerState::waiting) return std::nullopt;
    const auto in_room = [&](const auto& open) {
        return answers_.at(open.second.answer).content.room == answer.content.room;
    };
    if (std::ranges::any_of(open_, in_room)) return std::nullopt;
    answer.state = AnswerState::sending;
    step_at(answer, position).state = AnswerState::sending;
    const AttemptId attempt{++attempts_};
    open_.emplace(attempt, Attempt{id, position, now, channel, channel != reserve::Channel::imip});
    return attempt;
}

void FakeOutbox::hand_over(AnswerId answer, int position) {
    const std::lock_guard lock(mutex_);
    for (auto& [id, open] : open_)
        if (open.answer == answer && open.position == position) open.handed_over = true;
}

void FakeOutbox::end_attempt(AttemptId id, Instant now, const reserve::AttemptEnd& end) {
    const std::lock_guard lock(mutex_);
    const auto attempt = open_.find(id);
    if (attempt == open_.end()) return;
    Answer& answer = answers_.at(attempt->second.answer);
    const bool replaced = answer.state == AnswerState::replaced;
    AnswerStep& step = step_at(answer, attempt->second.position);
    if (end.outcome == AnswerState::sent && end.done) sent_.push_back(attempt->second);
    if (end.in_doubt) ++step.in_doubt;
    open_.erase(attempt);
    step.state = replaced && end.outcome == AnswerState::waiting ? AnswerState::replaced : end.outcome;
    if (end.outcome == AnswerState::sent && is_sent_whole(answer)) {
        answer.state = AnswerState::sent;
        replace_given_up_before(answer);
    } else if (!replaced) {
        answer.state = end.outcome == AnswerState::sent ? AnswerState::waiting : end.outcome;
    }
    if (answer.state == AnswerState::not_found && end.release) released_.insert(answer.id);
    if (answer.state != AnswerState::waiting) return;
    if (end.channel) answer.channel = end.channel;
    answer.content.due = end.due.value_or(now);
    answer.tries = end.outcome == AnswerState::sent ? 0 : answer.tries + (end.counted ? 1 : 0);
}

void FakeOutbox::replace_given_up_before(const Answer& sent) {
    for (auto& [id, older] : answers_) {
        const bool same = older.content.room == sent.content.room && older.content.uid == sent.content.uid &&
                          older.content.recurrence_id == sent.content.recurrence_id;
        const bool given_up = older.state == AnswerState::parked || older.state == AnswerState::not_found;
        if (same && given_up && id < sent.id) older.state = AnswerState::replaced;
    }
}

std::set<AnswerId> FakeOutbox::released() {
    const std::lock_guard lock(mutex_);
    return released_;
}

void FakeOutbox::pass_over(AnswerId answer, std::vector<reserve::SettledMessage> messages) {
    const std::lock_guard lock(mutex_);
    answers_.at(answer).passed_over = std::move(messages);
}

void FakeOutbox::tell_why_waiting(const std::set<std::string>& held, const std::string& code,
                                  const std::string&) {
    const std::lock_guard lock(mutex_);
    for (const std::string& it : held) told_[it] = code;
}

std::map<std::string, std::string> FakeOutbox::told() const {
    const std::lock_guard lock(mutex_);
    return told_;
}

void FakeOutbox::add_missing(AnswerId answer, std::chrono::seconds searched) {
    const std::lock_guard lock(mutex_);
    answers_.at(answer).missing_for += searched;
}

std::vector<reserve::SentStep> FakeOutbox::lately_sent(reserve::RoomId room, std::size_t at_most) {
    const std::lock_guard lock(mutex_);
    std::vector<reserve::SentStep> steps;
    for (auto it = sent_.rbegin(); it != sent_.rend() && steps.size() < at_most; ++it) {
        Answer& answer = answers_.at(it->answer);
        const bool traceless = reserve::leaves_no_trace(step_at(answer, it->position).kind);
        if (answer.content.room == room && !traceless && it->channel != reserve::Channel::imip)
            steps.push_back({answer, it->position, it->started_at});
    }
    return steps;
}

std::vector<reserve::OpenAttempt> FakeOutbox::open_attempts() {
    const std::lock_guard lock(mutex_);
    std::vector<reserve::OpenAttempt> attempts;
    for (const auto& [id, attempt] : open_) {
        Answer answer = answers_.at(attempt.answer);
        answer.channel = attempt.channel;
        attempts.push_back({id, std::move(answer), attempt.position, attempt.started_at, attempt.handed_over});
    }
    return attempts;
}

}  // namespace support
