#pragma once
#include <atomic>
#include <functional>
#include <string>

#include "smtp/relay/mail.hpp"
#include "smtp/relay/relay_settings.hpp"

namespace smtp {

// What became of a mail at the relay.
struct Handover {
    enum class Outcome {
        taken,        // 250 after the data
        not_now,      // a 4xx reply
        refused,      // a 5xx reply to this mail
        unreachable,  // no connection, or no session in which a mail could be given over
        unknown,      // all of it was given over, or a part, and no reply came
    };
    Outcome outcome = Outcome::taken;
    int reply = 0;      // the last one; 0: none came
    std::string words;  // taken: the relay's receipt; else cause
};

// Gives a mail to the server (RFC 5321), with libcurl. Blocks. Where one of several recipients is refused the
// others get it. `stopped` cuts the dialogue. `before_data` is called when the server asks for the mail (354):
// until it has returned the server gets nothing of it. What it throws ends the dialogue, and is thrown on.
Handover hand_over(const RelaySettings& settings, const Mail& mail, const std::atomic<bool>& stopped,
                   const std::function<void()>& before_data);

}  // namespace smtp
