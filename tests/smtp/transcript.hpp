#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "reserve/message.hpp"
#include "reserve/reception.hpp"
#include "smtp/dialogue/dialogue.hpp"
#include "smtp/settings.hpp"

namespace smtp::test {

// A dialogue played from a script, one line each:
//     C: a line of the client, CR LF is added        S: a reply line; "..." at its end stands for anything
//     C- octets as they are, with \r \n \0 \xHH \\   X: the connection is closed
//     T: the TLS handshake
// Client lines that follow each other are sent in one go. What the script expects is what must have come
// then.
struct Stage {
    Settings settings = default_settings();
    bool has_certificate = false;
    bool storage_available = true;
    reserve::Reception::Receipt receipt = reserve::Reception::Stored{reserve::MessageId{4711}};

    std::vector<reserve::ReceivedMessage> messages = {};  // handed over
    std::uint64_t memory_left_charged = 0;                // when the session was over

    static Settings default_settings();

    // Plays twice, whole and octet by octet, and expects both times what the script says.
    void play(std::string_view script);

  private:
    std::string perform(std::string_view script, bool octet_by_octet);
};

// The usual beginning of a session, and of a transaction.
extern const std::string greeted;
extern const std::string ready_for_content;

}  // namespace smtp::test
