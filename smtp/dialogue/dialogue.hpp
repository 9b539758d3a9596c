#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "reserve/reception.hpp"
#include "smtp/dialogue/action.hpp"
#include "smtp/dialogue/command_reader.hpp"
#include "smtp/dialogue/memory_budget.hpp"
#include "smtp/dialogue/reply.hpp"
#include "smtp/dialogue/tally.hpp"
#include "smtp/dialogue/transaction.hpp"
#include "smtp/dialogue/verb.hpp"
#include "smtp/settings.hpp"

namespace smtp {

// One SMTP session without its socket: fed with what the client sends, it gathers replies and says what is
// to be done next. It never waits and never calls back.
class Dialogue {
  public:
    // `settings` and `budget` must outlive it. The first action is CheckSilence, then the greeting.
    Dialogue(const Settings& settings, MemoryBudget& budget, bool offer_starttls,
             std::function<bool()> storage_available);

    struct Fed {
        std::size_t octets = 0;  // taken; feed the rest after the action is done
        Action action;
    };
    Fed feed(std::string_view octets);

    // The answers to actions.
    void silence(bool client_is_silent);
    void room_found(const reserve::Reception::RecipientAnswer& answer);
    void received(const reserve::Reception::Receipt& receipt);
    void tls_started();

    std::string take_replies() { return std::exchange(replies_, {}); }

    // Says it and ends as soon as no message is being received.
    void stop(Reply reply) {
        if (!stop_reply_) stop_reply_ = std::move(reply);
    }
    void end(const Reply& reply);  // at once
    bool is_receiving() const;     // content has begun and is not answered yet
    bool in_content() const { return phase_ == Phase::text || phase_ == Phase::chunk; }
    std::uint64_t content_octets() const { return transaction_.octets(); }

  private:
    enum class Phase { command, text, chunk };
    enum class Question {
        none,
        silence_at_greeting,
        silence_at_line_end,
        silence_at_data,
        room,
        receipt,
        handshake
    };

    std::size_t take(std::string_view octets);
    std::size_t take_command(std::string_view octets);
    std::size_t take_text(std::string_view octets);
    std::size_t take_chunk(std::string_view octets);

    void run(std::string_view line);
    void dispatch(const Command& command);
    void hello(const Command& command);
    void rcpt(std::string_view arguments);
    void data();
    void bdat(std::string_view arguments);
    void end_chunk();
    void starttls();
    void hand_over();

    void say(const Reply& reply);
    void ask(Question question, Action action);

    const Settings& settings_;
    std::function<bool()> storage_available_;
    bool offer_starttls_;
    bool encrypted_ = false;
    CommandReader reader_;
    Tally tally_;
    Transaction transaction_;
    Phase phase_ = Phase::command;
    Question question_ = Question::silence_at_greeting;
    std::optional<Action> next_ = CheckSilence{};
    std::string replies_;
    std::string helo_;  // empty: not yet said
    std::optional<Reply> stop_reply_;
    bool closed_ = false;
};

}  // namespace smtp
