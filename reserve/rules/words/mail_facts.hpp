#pragma once
#include <string>

namespace reserve {

// A mail of which the subject is to be written.
struct MailSubject {
    enum class About {
        accepted,  // an answer as a mail (RFC 6047) ...
        tentative,
        declined,
        booked,  // a confirmation ...
        cancelled,
        asked,  // a request that waits for the delegates
    };
    About about = About::accepted;
    std::string room;
    std::string organizer;
    std::string summary{};  // of the meeting; empty: it has none
};

// What the mail to the delegates of a room says.
struct DelegateRequest {
    std::string room;
    std::string organizer;
    std::string asks;    // AnswerTexts::asked
    std::string number;  // for `roomgate approve`
};

// What a CANCEL has brought about.
struct Cancellation {
    enum class Of { whole, occurrence, rest };  // rest: an occurrence and all that follow it
    Of of = Of::whole;
    bool before_request = false;  // its request had not come yet
};

}  // namespace reserve
