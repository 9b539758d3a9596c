#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "reserve/address.hpp"
#include "reserve/message.hpp"
#include "reserve/reception.hpp"
#include "smtp/dialogue/content.hpp"
#include "smtp/dialogue/data_decoder.hpp"
#include "smtp/dialogue/mail_arguments.hpp"
#include "smtp/dialogue/reply.hpp"
#include "smtp/settings.hpp"

namespace smtp {

// One mail transaction (RFC 5321 3.3): sender, recipients, content by DATA or BDAT, and what each command is
// answered in each of its states.
class Transaction {
  public:
    Transaction(const Settings& settings, MemoryBudget& budget);

    Reply mail(std::string_view arguments, bool storage_available);

    // A room is to be looked up (room_found answers), or the reply is known at once.
    std::variant<Reply, reserve::Address> rcpt(std::string_view arguments);
    Reply room_found(const reserve::Reception::RecipientAnswer& answer);

    std::optional<Reply> refusal_of_data() const;  // nothing: 354 may be said
    void begin_text();
    DataDecoder::Taken take_text(std::string_view octets);

    // BDAT (RFC 3030): its octets are taken whatever becomes of them; once a chunk is refused, so are all
    // that follow. Nothing when there is no number.
    struct Chunk {
        std::uint64_t octets = 0;
        bool last = false;
        bool malformed = false;  // something else than LAST behind the number
    };
    std::optional<Chunk> begin_chunk(std::string_view arguments);
    std::size_t take_chunk(std::string_view octets);
    bool chunk_ended() const { return chunk_left_ == 0; }
    std::optional<Reply> refusal_of_chunk() const { return chunk_refusal_; }
    const Chunk& chunk() const { return chunk_; }

    // The text has ended: why the message is refused; nothing when it may be handed over.
    std::optional<Reply> refusal_of_content() const;
    reserve::ReceivedMessage hand_over();

    void reset();
    bool has_content() const { return has_text_ || has_chunks_; }  // content has begun
    std::uint64_t octets() const { return content_.octets(); }

  private:
    std::optional<Reply> refusal_of(const MailArguments& sender);
    std::optional<Reply> take_parameter(const MailArguments::Parameter& parameter);
    std::optional<Reply> take_size(const MailArguments::Parameter& size);
    std::optional<Reply> refusal_of_recipient(std::string_view path) const;
    Reply add_recipient(std::string address, std::optional<reserve::RoomId> room);
    std::optional<Reply> out_of_step() const;
    void refuse_chunk(const Reply& refusal);

    const Settings& settings_;
    MemoryBudget& budget_;
    Content content_;
    std::optional<std::string> reverse_path_;  // nothing: no MAIL yet
    std::vector<reserve::Recipient> recipients_;
    std::string wanted_recipient_;        // is being looked up
    std::optional<Reply> refusal_;        // of the transaction: repeated to what was pipelined behind it
    std::optional<Reply> chunk_refusal_;  // of the chunk that is being taken
    std::optional<DataDecoder> text_;
    Chunk chunk_;
    std::uint64_t chunk_left_ = 0;
    bool smtputf8_ = false;
    bool has_size_ = false;
    bool has_body_ = false;
    bool recipient_refused_ = false;
    bool recipient_delayed_ = false;  // one was answered 4xx: our fault
    bool has_text_ = false;
    bool has_chunks_ = false;
};

}  // namespace smtp
