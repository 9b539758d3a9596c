#include "smtp/network/session.hpp"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>
#include <variant>

#include "reserve/clock.hpp"
#include "smtp/dialogue/replies.hpp"

namespace smtp {
namespace {

namespace asio = boost::asio;
constexpr std::size_t buffer_octets = 64 * 1024;

}  // namespace

Session::Session(asio::ip::tcp::socket socket, std::string peer, SessionTools tools)
    : tools_(std::move(tools)),
      stream_(std::move(socket)),
      answered_(stream_.executor()),
      peer_(std::move(peer)),
      dialogue_(*tools_.settings, tools_.budget, tools_.tls != nullptr,
                [&reception = tools_.reception] { return reception.available(); }),
      buffer_(std::make_unique_for_overwrite<char[]>(buffer_octets)),
      session_deadline_(Clock::now() + tools_.settings->session_timeout),
      last_reply_(Clock::now()) {}

asio::awaitable<void> Session::run() {
    for (bool alive = true; alive;) {
        auto fed = dialogue_.feed(input_);
        input_.remove_prefix(fed.octets);
        alive = co_await std::visit([this](auto&& action) { return act(std::move(action)); },
                                    std::move(fed.action));
        waiting_ = Waiting::nothing;
    }
    stream_.close();
}

asio::awaitable<bool> Session::act(ReadMore) {
    if (!co_await send_replies()) co_return false;
    if (is_leaving()) co_return true;  // stopped while the replies went out
    wait_for(Waiting::input, input_deadline());
    const auto octets = co_await stream_.read({buffer_.get(), buffer_octets});
    if (octets)
        input_ = {buffer_.get(), *octets};
    else if (expired_)
        dialogue_.end(content_since_ ? replies::message_timed_out() : replies::command_timed_out());
    // A stop interrupts only who sends no message; otherwise nothing read means that the client has left.
    co_return octets || expired_ || is_leaving();
}

asio::awaitable<bool> Session::act(SendReplies) { return send_replies(); }

asio::awaitable<bool> Session::act(CheckSilence) {
    dialogue_.silence(input_.empty() && !stream_.has_more());
    co_return true;
}

asio::awaitable<bool> Session::act(FindRoom action) {
    using Answer = reserve::Reception::RecipientAnswer;
    const auto answer = co_await ask<Answer>([&](std::function<void(Answer)> done) {
        tools_.reception.find_room(action.recipient, std::move(done));
    });
    dialogue_.room_found(answer);
    co_return true;
}

asio::awaitable<bool> Session::act(Receive action) {
    using Answer = reserve::Reception::Receipt;
    action.message.peer = peer_;
    action.message.received_at = reserve::SystemClock().now();
    const auto receipt = co_await ask<Answer>([&](std::function<void(Answer)> done) {
        tools_.reception.receive(std::move(action.message), std::move(done));
    });
    dialogue_.received(receipt);
    content_since_.reset();
    co_return true;
}

asio::awaitable<bool> Session::act(StartTls) {
    if (!co_await send_replies()) co_return false;
    input_ = {};  // CVE-2011-0411: nothing sent before the handshake survives it
    wait_for(Waiting::handshake, Clock::now() + tools_.settings->handshake_timeout);
    const bool encrypted = co_await stream_.start_tls(tools_.tls);
    if (!encrypted) {
        tools_.warnings.tell("TLS handshake with " + peer_ + " failed", Clock::now());
        co_return false;
    }
    last_reply_ = Clock::now();
    dialogue_.tls_started();
    co_return true;
}

// Reads on until the client has closed too: closing with octets unread would make the kernel throw the last
// replies away (RFC 1122 4.2.2.13).
asio::awaitable<bool> Session::act(Close) {
    constexpr std::chrono::seconds patience{2};
    if (!co_await send_replies()) co_return false;
    wait_for(Waiting::farewell, Clock::now() + patience);
    co_await stream_.say_farewell();
    while (co_await stream_.drain({buffer_.get(), buffer_octets})) {
    }
    co_return false;
}

asio::awaitable<bool> Session::send_replies() {
    const std::string replies = dialogue_.take_replies();
    if (replies.empty()) co_return true;
    wait_for(Waiting::output, Clock::now() + tools_.settings->command_timeout);
    const bool sent = co_await stream_.write(replies);
    last_reply_ = Clock::now();
    co_return sent;
}

// Waits for the answer of the reception, at most storage_timeout. An answer that comes later, or when the
// session is gone, changes nothing.
template <typename Answer, typename Question>
asio::awaitable<Answer> Session::ask(Question question) {
    const auto answer = std::make_shared<std::optional<Answer>>();
    wait_for(Waiting::storage, Clock::now() + tools_.settings->storage_timeout);
    question([gate = tools_.gate, session = weak_from_this(), answer](Answer given) {
        gate->post([session, answer, given = std::move(given)]() mutable {
            *answer = std::move(given);
            if (const auto alive = session.lock()) alive->answered_.cancel();
        });
    });
    while (!*answer && !expired_) {
        answered_.expires_at(asio::steady_timer::time_point::max());
        co_await answered_.async_wait(asio::as_tuple(asio::use_awaitable));
    }
    co_return *answer ? **answer : Answer{reserve::Reception::Unavailable{}};
}

void Session::look_at(Clock::time_point now) {
    if (now >= session_deadline_) stop(replies::session_timed_out());
    if (now < deadline_ || waiting_ == Waiting::nothing) return;
    expired_ = true;
    switch (waiting_) {
        case Waiting::input:
            return stream_.cancel();
        case Waiting::storage:
            answered_.cancel();
            return;
        default:
            return stream_.close();
    }
}

void Session::stop(Reply reply) {
    stopped_ = true;
    dialogue_.stop(std::move(reply));
    if (waiting_ == Waiting::input && is_leaving()) stream_.cancel();
}

void Session::abort() {
    expired_ = true;
    stream_.close();
    answered_.cancel();
}

void Session::wait_for(Waiting what, Clock::time_point until) {
    waiting_ = what;
    deadline_ = until;
    expired_ = false;
}

// A command has command_timeout from the last reply on, however slowly its octets come; the content may lag
// behind the minimum rate by data_timeout, and has message_timeout in all.
Session::Clock::time_point Session::input_deadline() {
    const Settings& settings = *tools_.settings;
    const auto for_command = last_reply_ + settings.command_timeout;
    if (!dialogue_.is_receiving()) {
        content_since_.reset();
        return for_command;
    }
    if (!content_since_) content_since_ = Clock::now();
    const auto for_message = *content_since_ + settings.message_timeout;
    if (!dialogue_.in_content()) return std::min(for_command, for_message);
    const auto earned = std::chrono::seconds(dialogue_.content_octets() / settings.minimum_octets_per_second);
    return std::min(*content_since_ + settings.data_timeout + earned, for_message);
}

}  // namespace smtp
