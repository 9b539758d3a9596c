#include "sql/connection/checkpointer.hpp"

#include "reserve/outage.hpp"
#include "sql/connection/connection.hpp"

namespace sql {
namespace {

constexpr int rounds = 2;  // the second copies what came during the first

}  // namespace

Checkpointer::Checkpointer(const Settings& settings)
    : settings_(settings), next_at_(settings.log_pages), thread_([this] { loop(); }) {}

Checkpointer::~Checkpointer() {
    {
        const std::lock_guard lock(mutex_);
        state_ = State::stopping;
        asked_or_stop_.notify_one();
    }
    thread_.join();
}

bool Checkpointer::leaves_a_rest(int pages_in_log) {
    const std::lock_guard lock(mutex_);
    if (state_ == State::copied) {
        state_ = State::idle;
        next_at_ = pages_in_log + settings_.log_pages;  // where a reader keeps the log from beginning anew
        return true;
    }
    if (pages_in_log < settings_.log_pages) next_at_ = settings_.log_pages;
    if (state_ == State::idle && pages_in_log >= next_at_) {
        state_ = State::asked;
        asked_or_stop_.notify_one();
    }
    return false;
}

void Checkpointer::loop() {
    std::unique_lock lock(mutex_);
    while (true) {
        asked_or_stop_.wait(lock, [this] { return state_ == State::asked || state_ == State::stopping; });
        if (state_ == State::stopping) return;
        lock.unlock();
        copy();
        lock.lock();
        if (state_ == State::asked) state_ = State::copied;
    }
}

// What fails here the writer does again.
void Checkpointer::copy() {
    try {
        if (!connection_) connection_ = std::make_unique<Connection>(settings_, Connection::Purpose::writing);
        for (int round = 0; round < rounds; ++round) {
            connection_->checkpoint();
            connection_->sync();
        }
    } catch (const reserve::Outage&) {
        connection_.reset();
    }
}

}  // namespace sql
