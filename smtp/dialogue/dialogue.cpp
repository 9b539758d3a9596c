#include "smtp/dialogue/dialogue.hpp"

#include <limits>
#include <utility>

#include "smtp/dialogue/replies.hpp"
#include "smtp/dialogue/words.hpp"

namespace smtp {

Dialogue::Dialogue(const Settings& settings, MemoryBudget& budget, bool offer_starttls,
                   std::function<bool()> storage_available)
    : settings_(settings),
      storage_available_(std::move(storage_available)),
      offer_starttls_(offer_starttls),
      reader_(settings.command_line_octets),
      tally_(settings),
      transaction_(settings, budget) {}

Dialogue::Fed Dialogue::feed(std::string_view octets) {
    constexpr std::size_t many_replies = 16 * 1024;
    std::size_t taken = 0;
    while (!next_) {
        if (stop_reply_ && !is_receiving())
            end(*stop_reply_);
        else if (replies_.size() >= many_replies)
            next_ = SendReplies{};
        else if (taken == octets.size())
            next_ = ReadMore{};
        else
            taken += take(octets.substr(taken));
    }
    if (closed_) return {taken, Close{}};
    return {taken, *std::exchange(next_, std::nullopt)};
}

std::size_t Dialogue::take(std::string_view octets) {
    if (phase_ == Phase::text) return take_text(octets);
    if (phase_ == Phase::chunk) return take_chunk(octets);
    return take_command(octets);
}

std::size_t Dialogue::take_command(std::string_view octets) {
    using enum CommandReader::Event;
    const auto taken = reader_.take(octets);
    switch (taken.event) {
        case none:
            break;
        case line:
            run(reader_.line());
            break;
        case too_long:
            say(replies::line_too_long(settings_));
            break;
        case bare_cr:
            say(replies::bare_carriage_return());
            break;
        case bare_lf:
        case cr_nul:
            say(taken.event == bare_lf ? replies::bare_line_feed() : replies::bare_carriage_return());
            ask(Question::silence_at_line_end, CheckSilence{});
            break;
        case tls:
            closed_ = true;
            next_ = Close{};
            break;
    }
    return taken.octets;
}

std::size_t Dialogue::take_text(std::string_view octets) {
    const auto taken = transaction_.take_text(octets);
    if (taken.ended) {
        phase_ = Phase::command;
        hand_over();
    }
    return taken.octets;
}

std::size_t Dialogue::take_chunk(std::string_view octets) {
    const std::size_t taken = transaction_.take_chunk(octets);
    if (transaction_.chunk_ended()) end_chunk();
    return taken;
}

void Dialogue::run(std::string_view line) {
    const Command command = parse_command(line);
    if (const auto too_many = tally_.add(command)) return end(*too_many);
    if (command.takes == Command::Arguments::none && !command.arguments.empty())
        return say(replies::no_arguments());
    if (command.takes == Command::Arguments::required && command.arguments.empty()) {
        return say(replies::arguments_missing());
    }
    dispatch(command);
}

void Dialogue::dispatch(const Command& command) {
    switch (command.verb) {
        case Verb::ehlo:
        case Verb::helo:
            return hello(command);
        case Verb::mail:
            if (helo_.empty()) return say(replies::bad_sequence("EHLO comes first"));
            return say(transaction_.mail(command.arguments, storage_available_()));
        case Verb::rcpt:
            return rcpt(command.arguments);
        case Verb::data:
            return data();
        case Verb::bdat:
            return bdat(command.arguments);
        case Verb::rset:
            transaction_.reset();
            return say(replies::reset());
        case Verb::noop:
            return say(replies::no_operation());
        case Verb::vrfy:
            return say(replies::cannot_verify());
        case Verb::help:
            return say(replies::help(settings_));
        case Verb::quit:
            return end(replies::goodbye());
        case Verb::starttls:
            return starttls();
        case Verb::not_implemented:
            return say(replies::not_implemented());
        case Verb::http:
            return end(replies::not_a_web_server());
        case Verb::unknown:
            return say(replies::unknown_command());
    }
}

void Dialogue::hello(const Command& command) {
    transaction_.reset();  // RFC 5321 4.1.4
    helo_ = printable(command.arguments);
    say(command.verb == Verb::ehlo ? replies::extensions(settings_, offer_starttls_)
                                   : replies::hello(settings_));
}

void Dialogue::rcpt(std::string_view arguments) {
    auto answer = transaction_.rcpt(arguments);
    if (const auto* reply = std::get_if<Reply>(&answer)) return say(*reply);
    ask(Question::room, FindRoom{std::get<reserve::Address>(std::move(answer))});
}

void Dialogue::data() {
    if (const auto refusal = transaction_.refusal_of_data()) return say(*refusal);
    ask(Question::silence_at_data, CheckSilence{});
}

void Dialogue::bdat(std::string_view arguments) {
    const auto chunk = transaction_.begin_chunk(arguments);
    if (!chunk) return say(replies::bad_chunk());
    // Nobody can count so far, so what follows could not be told from commands.
    if (chunk->octets == std::numeric_limits<std::uint64_t>::max()) return end(replies::bad_chunk());
    phase_ = Phase::chunk;
    if (transaction_.chunk_ended()) end_chunk();
}

// Exactly one reply for each BDAT, and to the last one only when the message is stored.
void Dialogue::end_chunk() {
    phase_ = Phase::command;
    const auto refusal = transaction_.refusal_of_chunk();
    const auto chunk = transaction_.chunk();
    if (!refusal && chunk.last) return hand_over();
    say(refusal ? *refusal : replies::chunk_ok(chunk.octets));
    if (chunk.last) transaction_.reset();
}

void Dialogue::starttls() {
    if (encrypted_) return say(replies::bad_sequence("TLS has begun already"));
    if (!offer_starttls_) return say(replies::not_implemented());
    say(replies::start_tls());
    ask(Question::handshake, StartTls{});
}

void Dialogue::hand_over() {
    if (const auto refusal = transaction_.refusal_of_content()) {
        say(*refusal);
        return transaction_.reset();
    }
    auto message = transaction_.hand_over();
    message.helo = helo_;
    ask(Question::receipt, Receive{std::move(message)});
}

void Dialogue::silence(bool client_is_silent) {
    const auto question = std::exchange(question_, Question::none);
    if (question == Question::silence_at_line_end) {
        if (!client_is_silent) reader_.skip_line();
        return;
    }
    if (!client_is_silent) return end(replies::unsynchronised());
    if (question == Question::silence_at_greeting) return say(replies::greeting(settings_));
    transaction_.begin_text();
    phase_ = Phase::text;
    say(replies::send_text());
}

void Dialogue::room_found(const reserve::Reception::RecipientAnswer& answer) {
    question_ = Question::none;
    say(transaction_.room_found(answer));
}

void Dialogue::received(const reserve::Reception::Receipt& receipt) {
    question_ = Question::none;
    transaction_.reset();
    if (const auto* stored = std::get_if<reserve::Reception::Stored>(&receipt)) {
        tally_.message_stored();
        return say(replies::stored(static_cast<std::int64_t>(stored->id)));
    }
    if (const auto* refused = std::get_if<reserve::Reception::RequesterRefused>(&receipt)) {
        return say(replies::requester_refused(refused->requester));
    }
    say(replies::storage_unavailable());
}

// RFC 3207 4.2: all that was learned before is forgotten.
void Dialogue::tls_started() {
    question_ = Question::none;
    offer_starttls_ = false;
    encrypted_ = true;
    helo_.clear();
    transaction_.reset();
    reader_ = CommandReader(settings_.command_line_octets);
}

bool Dialogue::is_receiving() const {
    return in_content() || question_ == Question::receipt || transaction_.has_content();
}

void Dialogue::end(const Reply& reply) {
    if (std::exchange(closed_, true)) return;
    replies_ += wire(reply);
    next_ = Close{};
}

void Dialogue::say(const Reply& reply) {
    replies_ += wire(reply);
    if (const auto too_many = tally_.add(reply)) end(*too_many);
}

void Dialogue::ask(Question question, Action action) {
    if (closed_) return;
    question_ = question;
    next_ = std::move(action);
}

}  // namespace smtp
