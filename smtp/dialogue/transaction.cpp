#include "smtp/dialogue/transaction.hpp"

#include <algorithm>
#include <utility>

#include "smtp/dialogue/replies.hpp"
#include "smtp/dialogue/words.hpp"

namespace smtp {
namespace {

// An address as RFC 5321 4.1.2 writes it: a blank only inside quotes.
std::optional<reserve::Address> parse_address(std::string_view path) {
    if (path.find(' ') != std::string_view::npos && !path.starts_with('"')) return std::nullopt;
    return reserve::Address::parse(path);
}

// RFC 5321 4.5.1: always there, case-blind, with or without a domain.
bool is_postmaster(std::string_view path) {
    return equal_case_blind(path.substr(0, path.find('@')), "postmaster");
}

std::optional<Transaction::Chunk> parse_chunk(std::string_view arguments) {
    const auto words = split_at_blanks(arguments);
    const auto octets = words.empty() ? std::nullopt : parse_octets(words.front());
    if (!octets) return std::nullopt;
    const bool last = words.size() == 2 && equal_case_blind(words.back(), "LAST");
    return Transaction::Chunk{.octets = *octets, .last = last, .malformed = words.size() > 1 && !last};
}

}  // namespace

Transaction::Transaction(const Settings& settings, MemoryBudget& budget)
    : settings_(settings), budget_(budget), content_(settings.message_octets, budget) {}

Reply Transaction::mail(std::string_view arguments, bool storage_available) {
    if (reverse_path_) return replies::bad_sequence("one MAIL at a time; RSET forgets it");
    reset();
    const auto sender = parse_mail_arguments("FROM:", arguments);
    if (!sender) return replies::bad_sender();
    refusal_ = refusal_of(*sender);
    if (!refusal_ && !storage_available) refusal_ = replies::storage_unavailable();
    if (refusal_) return *refusal_;
    reverse_path_ = std::string(sender->path);
    return replies::sender_ok();
}

std::optional<Reply> Transaction::refusal_of(const MailArguments& sender) {
    for (const auto& parameter : sender.parameters) {
        if (auto refusal = take_parameter(parameter)) return refusal;
    }
    if (sender.is_null) return std::nullopt;
    if (!is_ascii(sender.path) && (!smtputf8_ || !is_utf8(sender.path))) return replies::needs_smtputf8();
    if (!parse_address(sender.path)) return replies::bad_sender();
    return std::nullopt;
}

std::optional<Reply> Transaction::take_parameter(const MailArguments::Parameter& parameter) {
    if (equal_case_blind(parameter.key, "SIZE")) return take_size(parameter);
    if (equal_case_blind(parameter.key, "BODY")) {  // RFC 6152; BINARYMIME is not offered
        const bool known =
            equal_case_blind(parameter.value, "7BIT") || equal_case_blind(parameter.value, "8BITMIME");
        if (std::exchange(has_body_, true) || !known) return replies::bad_parameter(parameter.text);
        return std::nullopt;
    }
    if (equal_case_blind(parameter.key, "SMTPUTF8")) {  // RFC 6531 3.4
        if (std::exchange(smtputf8_, true) || parameter.text.size() != parameter.key.size()) {
            return replies::bad_parameter(parameter.text);
        }
        return std::nullopt;
    }
    return replies::unknown_parameter(parameter.text);
}

std::optional<Reply> Transaction::take_size(const MailArguments::Parameter& size) {
    const auto octets = parse_octets(size.value);
    if (std::exchange(has_size_, true) || !octets) return replies::bad_parameter(size.text);
    if (*octets > settings_.message_octets) return replies::message_too_large(settings_);
    if (!budget_.has_room_for(*octets)) return replies::out_of_memory();
    return std::nullopt;
}

std::variant<Reply, reserve::Address> Transaction::rcpt(std::string_view arguments) {
    if (refusal_) return *refusal_;
    if (!reverse_path_) return replies::bad_sequence("MAIL comes before RCPT");
    if (has_chunks_) return replies::bad_sequence("RCPT comes before BDAT");
    const auto recipient = parse_mail_arguments("TO:", arguments);
    if (!recipient) return replies::bad_recipient();
    if (!recipient->parameters.empty()) return replies::unknown_parameter(recipient->parameters.front().text);
    if (auto refusal = refusal_of_recipient(recipient->path)) return *refusal;
    if (is_postmaster(recipient->path)) return add_recipient(std::string(recipient->path), std::nullopt);
    wanted_recipient_ = recipient->path;
    return *parse_address(recipient->path);
}

std::optional<Reply> Transaction::refusal_of_recipient(std::string_view path) const {
    if (!is_ascii(path) && (!smtputf8_ || !is_utf8(path))) return replies::needs_smtputf8();
    const bool bare_postmaster = equal_case_blind(path, "postmaster");
    if (!bare_postmaster && !parse_address(path)) return replies::bad_recipient();
    if (recipients_.size() >= settings_.recipients) return replies::too_many_recipients();
    return std::nullopt;
}

Reply Transaction::room_found(const reserve::Reception::RecipientAnswer& answer) {
    if (const auto* known = std::get_if<reserve::Reception::KnownRoom>(&answer)) {
        return add_recipient(std::exchange(wanted_recipient_, {}), known->room);
    }
    if (std::holds_alternative<reserve::Reception::UnknownRecipient>(answer)) {
        recipient_refused_ = true;
        return replies::unknown_recipient(wanted_recipient_);
    }
    recipient_delayed_ = true;
    return replies::storage_unavailable();
}

Reply Transaction::add_recipient(std::string address, std::optional<reserve::RoomId> room) {
    recipients_.push_back({std::move(address), room});
    return replies::recipient_ok();
}

// Why no content can follow now.
std::optional<Reply> Transaction::out_of_step() const {
    if (refusal_) return refusal_;
    if (!reverse_path_) return replies::bad_sequence("MAIL and RCPT come first");
    if (!recipients_.empty()) return std::nullopt;
    // That no recipient is left may be our own fault, and then it is no 5xx.
    if (recipient_delayed_) return replies::storage_unavailable();
    if (recipient_refused_) return replies::no_recipients();
    return replies::bad_sequence("RCPT comes first");
}

std::optional<Reply> Transaction::refusal_of_data() const {
    if (has_chunks_) return replies::bad_sequence("DATA and BDAT cannot be mixed");
    return out_of_step();
}

void Transaction::begin_text() {
    has_text_ = true;
    text_.emplace(settings_.text_line_octets);
}

DataDecoder::Taken Transaction::take_text(std::string_view octets) { return text_->take(octets, content_); }

std::optional<Transaction::Chunk> Transaction::begin_chunk(std::string_view arguments) {
    const auto chunk = parse_chunk(arguments);
    const bool well_formed = chunk && !chunk->malformed;
    chunk_ = chunk.value_or(Chunk{});
    chunk_left_ = chunk_.octets;
    chunk_refusal_ = well_formed ? out_of_step() : replies::bad_chunk();
    if (chunk_refusal_)
        refuse_chunk(*chunk_refusal_);
    else
        has_chunks_ = true;
    return chunk;
}

// Else a message would be stored without the chunk that is missing.
void Transaction::refuse_chunk(const Reply& refusal) {
    if (!reverse_path_ || refusal_) return;
    refusal_ = refusal.code < 500 ? refusal : replies::bad_sequence("a chunk was refused; RSET begins anew");
}

std::size_t Transaction::take_chunk(std::string_view octets) {
    const auto taken = static_cast<std::size_t>(std::min<std::uint64_t>(octets.size(), chunk_left_));
    chunk_left_ -= taken;
    if (chunk_refusal_) return taken;
    content_.append(octets.substr(0, taken));
    chunk_refusal_ = refusal_ = refusal_of_content();
    return taken;
}

std::optional<Reply> Transaction::refusal_of_content() const {
    if (content_.too_large()) return replies::message_too_large(settings_);
    if (text_ && text_->has_bare_octets()) return replies::bare_octets_in_text();
    if (text_ && text_->has_long_line()) return replies::text_line_too_long(settings_);
    if (content_.out_of_memory()) return replies::out_of_memory();
    return std::nullopt;
}

reserve::ReceivedMessage Transaction::hand_over() {
    reserve::ReceivedMessage message;
    message.reverse_path = *reverse_path_;
    message.recipients = std::move(recipients_);
    message.raw = content_.hand_over();
    return message;
}

void Transaction::reset() {
    content_.clear();
    reverse_path_.reset();
    recipients_.clear();
    refusal_.reset();
    chunk_refusal_.reset();
    text_.reset();
    chunk_ = {};
    chunk_left_ = 0;
    smtputf8_ = has_size_ = has_body_ = recipient_refused_ = recipient_delayed_ = has_text_ = has_chunks_ =
        false;
}

}  // namespace smtp
