#include "reserve/reading/processes/worker.hpp"

#include <unistd.h>

#include <stdexcept>
#include <utility>

#include "reserve/reading/reading_text.hpp"

namespace reserve {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t most_ahead = 8;
constexpr std::size_t largest_ahead = 32 * 1024;  // so many fit into the socket without waiting
constexpr auto slow = 50ms;
constexpr int most_failed_sends = 3;
constexpr auto longest_start = 30s;
constexpr auto pause_after_failed_start = 1s;

std::string in_seconds(std::chrono::milliseconds time) {
    const auto milliseconds = time.count();
    if (milliseconds % 1000 == 0) return std::to_string(milliseconds / 1000) + " s";
    return std::to_string(milliseconds) + " ms";
}

}  // namespace

std::deque<ReadRequest> Worker::Session::take_back(std::size_t kept) {
    std::deque<ReadRequest> taken;
    for (std::size_t i = kept; i < sent.size(); ++i) {
        if (sent[i]) taken.push_back(std::move(*std::exchange(sent[i], std::nullopt)));
    }
    return taken;
}

void Worker::run() {
    while (!queue_.closed()) {
        try {
            run_session();
        } catch (const std::exception& error) {
            refuse_all(error.what());
        }
    }
}

void Worker::run_session() {
    Session session(settings_.command, queue_);
    if (const auto reason = why_not_ready(session)) return refuse_all(*reason);
    ++ready_;
    while (serve(session)) {
    }
    --ready_;
}

std::optional<std::string> Worker::why_not_ready(Session& session) const {
    const Greeting greeting{.memory_limit = settings_.memory_limit,
                            .pool = getpid(),
                            .confined = settings_.confined ? std::uint64_t{1} : 0};
    const auto deadline = Clock::now() + longest_start;
    if (!send_frame(session.child.socket(), greeting, "", deadline)) return "it " + session.child.end();
    while (!queue_.closed()) {
        if (session.incoming.next<ReplyHead>()) return std::nullopt;
        if (session.incoming.receive(session.child.socket()) == Received::end)
            return "it " + session.child.end();
        if (Clock::now() > deadline) return "it took longer than 30 s to begin";
    }
    return "the pool is being closed";
}

// Where another worker has a process the messages are left to that.
void Worker::refuse_all(const std::string& reason) {
    if (queue_.closed()) return;
    if (ready_ == 0) {
        for (ReadRequest& request : queue_.drain()) {
            request.done(ReadFailure{"no reader process can be started: " + reason, true});
        }
    }
    queue_.wait_until_closed(pause_after_failed_start);
}

// One step. False when this process is at its end.
bool Worker::serve(Session& session) {
    if (!send_more(session)) return false;
    if (session.sent.empty()) return session.child.alive() && !queue_.closed();
    const Received received = session.incoming.receive(session.child.socket());
    if (queue_.closed()) return false;
    if (received == Received::end) {
        blame_first(session, "its reader " + session.child.end());
        return false;
    }
    if (received == Received::octets && !take_replies(session)) return false;
    // A slow message must not hold up those that were sent ahead. Reading them twice does no harm.
    if (received == Received::nothing_yet) queue_.give_back(session.take_back(1));
    const auto reason = over_limit(session, received);
    if (reason) blame_first(session, *reason);
    return !reason;
}

// False when there is nothing to wait for from this process.
bool Worker::send_more(Session& session) {
    if (session.sent.empty()) {
        if (session.gone) return false;
        auto request = queue_.take(takes_, 1s);
        if (!request) return true;
        if (!send(session, *request)) return give_up_sending(session, std::move(*request));
        session.sent.push_back(std::move(*request));
        begin_first(session);
    }
    send_ahead(session);
    return true;
}

void Worker::send_ahead(Session& session) {
    const auto& first = session.sent.front();
    if (first && first->raw->size() > largest_ahead) return;
    while (!session.gone && session.sent.size() < most_ahead && Clock::now() - session.begun < slow) {
        auto request = queue_.take_ahead(takes_, largest_ahead);
        if (!request) return;
        // While the process is gone, or will be, it may still have answers to give for what it had before.
        session.gone = !send(session, *request);
        if (session.gone) return give_back(std::move(*request));
        session.sent.push_back(std::move(*request));
    }
}

bool Worker::send(const Session& session, const ReadRequest& request) const {
    const RequestHead head{.received_at = request.received_at.time_since_epoch().count(),
                           .null_sender = request.null_sender ? std::uint64_t{1} : 0};
    return send_frame(session.child.socket(), head, *request.raw, Clock::now() + settings_.time_limit);
}

// What an idle process does not take was not begun, and goes to another; but not for ever.
bool Worker::give_up_sending(Session& session, ReadRequest request) {
    if (++request.failed_sends < most_failed_sends) {
        give_back(std::move(request));
    } else {
        request.done(ReadFailure{"its reader " + session.child.end() + " before it had the whole message"});
    }
    return false;
}

void Worker::give_back(ReadRequest request) {
    std::deque<ReadRequest> one;
    one.push_back(std::move(request));
    queue_.give_back(std::move(one));
}

ReadResult Worker::result_of(const Incoming::Frame<ReplyHead>& reply) {
    if (reply.head.kind == ReplyKind::failure) return ReadFailure{std::string(reply.body)};
    if (reply.head.kind == ReplyKind::reading)
        return WrittenReading{.reading = parse_reading(reply.body), .text = std::string(reply.body)};
    throw std::runtime_error("an answer of an unknown kind");
}

bool Worker::take_replies(Session& session) {
    while (!session.sent.empty()) {
        ReadResult result;
        try {
            const auto reply = session.incoming.next<ReplyHead>();
            if (!reply) return true;
            result = result_of(*reply);
        } catch (const std::runtime_error& error) {
            blame_first(session, std::string("its reader answered nonsense: ") + error.what());
            return false;
        }
        finish_first(session, std::move(result));
    }
    return true;
}

void Worker::finish_first(Session& session, ReadResult result) {
    const std::optional<ReadRequest> request = std::move(session.sent.front());
    session.sent.pop_front();
    begin_first(session);
    if (request) request->done(std::move(result));
}

void Worker::begin_first(Session& session) {
    session.begun = Clock::now();
    session.cpu_then.reset();
}

std::optional<std::string> Worker::over_limit(Session& session, Received received) const {
    if (session.sent.empty()) return std::nullopt;
    if (Clock::now() - session.begun > settings_.time_limit) {
        return "its reader took longer than " + in_seconds(settings_.time_limit) + " and was killed";
    }
    if (received == Received::octets) return std::nullopt;
    const auto cpu_now = session.child.cpu_time();
    if (!session.cpu_then) session.cpu_then = cpu_now;
    if (cpu_now - *session.cpu_then > settings_.cpu_limit) {
        return "its reader computed for longer than " + in_seconds(settings_.cpu_limit) + " and was killed";
    }
    return std::nullopt;
}

void Worker::blame_first(Session& session, const std::string& reason) {
    if (!session.sent.empty()) finish_first(session, ReadFailure{reason});
}

}  // namespace reserve
