#include "tests/exchange/mail/forwarder.hpp"

#include <algorithm>
#include <stdexcept>

namespace exchange {
namespace {

constexpr int messages_per_connection = 20;  // as a send connector sends at most
constexpr std::chrono::seconds kept_idle{5};

}  // namespace

Forwarder::Forwarder(Settings settings, Done done) : settings_(std::move(settings)), done_(std::move(done)) {
    for (std::size_t i = 0; i < settings_.connections; ++i) workers_.emplace_back([this] { work(); });
}

Forwarder::~Forwarder() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
        for (SmtpConnection* connection : open_) connection->interrupt();
    }
    wake_.notify_all();
    for (auto& worker : workers_) worker.join();
}

void Forwarder::submit(Forward forward, std::shared_ptr<const std::string> message,
                       std::chrono::milliseconds delay) {
    const std::lock_guard lock(mutex_);
    const std::uint64_t number = forward.number;
    const bool waits = forward.state == Forward::State::waiting;
    forwards_[number] = std::move(forward);
    if (waits)
        queue_.emplace(Clock::now() + delay, Job{number, std::move(message)});
    else
        ++done_count_;
    wake_.notify_one();
    settled_.notify_all();
}

void Forwarder::set_gateway(const Endpoint& gateway) {
    const std::lock_guard lock(mutex_);
    settings_.gateway = gateway;
}

std::vector<Forward> Forwarder::all(std::uint64_t since) const {
    const std::lock_guard lock(mutex_);
    std::vector<Forward> result;
    for (auto at = forwards_.upper_bound(since); at != forwards_.end(); ++at) result.push_back(at->second);
    return result;
}

bool Forwarder::wait_for_done(std::size_t count, std::chrono::milliseconds at_most) const {
    std::unique_lock lock(mutex_);
    return settled_.wait_for(lock, at_most, [&] { return done_count_ >= count; });
}

void Forwarder::work() {
    std::unique_ptr<SmtpConnection> connection;
    auto idle_since = Clock::now();
    std::unique_lock lock(mutex_);
    while (!ending_) {
        if (queue_.empty() || queue_.begin()->first > Clock::now()) {
            const auto due = queue_.empty() ? Clock::now() + kept_idle : queue_.begin()->first;
            wake_.wait_until(lock, std::min(due, Clock::now() + kept_idle));
            if (!connection || Clock::now() - idle_since < kept_idle) continue;
            lock.unlock();
            close(connection);
            lock.lock();
            continue;
        }
        const Job job = std::move(queue_.begin()->second);
        queue_.erase(queue_.begin());
        lock.unlock();
        attempt(connection, job);
        idle_since = Clock::now();
        lock.lock();
    }
    lock.unlock();
    if (connection) close(connection);
}

void Forwarder::attempt(std::unique_ptr<SmtpConnection>& connection, const Job& job) {
    Forward forward;
    {
        const std::lock_guard lock(mutex_);
        forward = forwards_.at(job.number);
    }
    const bool kept = connection != nullptr;
    SmtpOutcome outcome = transaction(connection, forward, *job.message);
    if (outcome.lost()) drop(connection);
    if (outcome.lost() && kept) {  // the server may have closed an idle connection: a fresh one at once
        outcome = transaction(connection, forward, *job.message);
        if (outcome.lost()) drop(connection);
    }
    if (connection && connection->sent() >= messages_per_connection) close(connection);
    settle(job, outcome);
}

SmtpOutcome Forwarder::transaction(std::unique_ptr<SmtpConnection>& connection, const Forward& forward,
                                   const std::string& message) {
    try {
        if (!connection) {
            Endpoint gateway;
            {
                const std::lock_guard lock(mutex_);
                gateway = settings_.gateway;
            }
            connection = std::make_unique<SmtpConnection>(gateway);
            note(connection.get(), true);
        }
        return connection->send(forward.mail_from, forward.recipients, message);
    } catch (const std::runtime_error& failed) {
        return {{0, failed.what()}, {}};
    }
}

// 4xx or no connection: later again. 5xx: never again, as a send connector does.
void Forwarder::settle(const Job& job, const SmtpOutcome& outcome) {
    Forward forward;
    {
        const std::lock_guard lock(mutex_);
        if (ending_ && outcome.lost()) return;  // taken up again from the journal
        Forward& record = forwards_.at(job.number);
        ++record.attempts;
        record.reply = outcome.reply.text;
        record.refused_recipients = outcome.refused;
        if (outcome.reply.code / 100 == 2) record.state = Forward::State::accepted;
        if (outcome.reply.code / 100 == 5) record.state = Forward::State::refused;
        if (record.state == Forward::State::waiting) {
            queue_.emplace(Clock::now() + settings_.retry_interval, job);
            wake_.notify_one();
            return;
        }
        forward = record;
    }
    done_(forward);
    const std::lock_guard lock(mutex_);
    ++done_count_;
    settled_.notify_all();
}

void Forwarder::close(std::unique_ptr<SmtpConnection>& connection) {
    connection->quit();
    drop(connection);
}

void Forwarder::drop(std::unique_ptr<SmtpConnection>& connection) {
    if (!connection) return;
    note(connection.get(), false);
    connection.reset();
}

void Forwarder::note(SmtpConnection* connection, bool open) {
    const std::lock_guard lock(mutex_);
    if (open)
        open_.insert(connection);
    else
        open_.erase(connection);
    if (open && ending_) connection->interrupt();
}

}  // namespace exchange
