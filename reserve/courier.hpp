#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <variant>

#include "reserve/answer.hpp"
#include "reserve/server_notes.hpp"

namespace reserve {

// What became of one step at the mail server, as the post tells it apart: the alternatives of Delivery.
struct Sent {
    std::string words;        // what was odd about it; empty: nothing
    bool is_warning = false;  // somebody should see to its cause
    bool done = true;         // false: there is no way to do it, and the words say so
};
struct Wait {
    enum class Scope { answer, server };  // server: everything for it pauses
    Scope scope = Scope::answer;
    std::chrono::milliseconds at_least{};  // the server's own wish; zero: none
    bool slowly = false;                   // an operator must act first: retry with long pauses
    std::string code;
    std::string words;               // cause and cure
    bool may_last_for_ever = false;  // parked when it has lasted as long as requests are searched for
    bool keeps_place = false;        // no answer is the cause: this one goes before the others again
    bool of_account = false;         // several servers may wait for it, in the same words
};
struct NotThere {  // the request is not (yet) in the mailbox, though the server answers
    std::string words;
};
struct NewerThere {  // a newer version lies there: wait until it has come by SMTP and is decided
    Version version;
};
struct Superseded {  // the server says that a newer message makes this answer out of date
    std::string code;
    std::string words;
};
struct Unknown {  // the call was made and its outcome is lost: look for evidence after the call limit
    std::string words;
};
struct CannotHeal {  // parked with code and message
    std::string code;
    std::string words;
};
using Delivery = std::variant<Sent, Wait, NotThere, NewerThere, Superseded, Unknown, CannotHeal>;

enum class Evidence { sent, none };

// The server that has a room's mailbox: what fails there pauses for all its rooms together.
struct Route {
    std::string server;                     // its name in the settings
    int at_once = 1;                        // answers in the air at the same time
    std::chrono::seconds retry_duration{};  // zero: that of the post
    bool has_whole_domain = true;           // false: another server has rooms of the same mail domain
    Channel channel = Channel::ews;
    bool reaches_calendar = true;  // false: it can only be written to, and its calendars stay as they are
};

// Carries answers to mail servers. Thread-safe; blocks for the length of the call.
class Courier {
  public:
    virtual ~Courier() = default;
    virtual Route route(const Address& mailbox) const = 0;  // does not block
    virtual Delivery deliver(const Answer& answer, const AnswerStep& step) = 0;
    // Whether the mail server shows that this step was done after `attempted_at` (SPEC section 5); a Wait
    // when it does not tell.
    virtual std::variant<Evidence, Wait> look_for_evidence(const Answer& answer, const AnswerStep& step,
                                                           Instant attempted_at) = 0;
    // What the calls for the answer have cost since it was asked for last.
    virtual Use take_use(AnswerId) { return {}; }
    // Cuts the calls that are under way, and those to come: the gateway stops.
    virtual void stop() = 0;
};

// An answer that goes by mail though its room's server is set otherwise has nothing to do with that server.
inline Route route_of(const Courier& courier, const Answer& answer) {
    Route route = courier.route(answer.mailbox);
    if (answer.channel == Channel::imip && route.channel != Channel::imip)
        return {.server = "relay",
                .at_once = 4,
                .has_whole_domain = false,
                .channel = Channel::imip,
                .reaches_calendar = route.reaches_calendar};
    if (answer.channel) route.channel = *answer.channel;
    return route;
}

// What is changed in the room's calendar is changed there, whatever way its answers go.
inline Channel channel_of(const Route& route, const AnswerStep& step) {
    return leaves_no_trace(step.kind) && route.reaches_calendar ? Channel::ews : route.channel;
}

}  // namespace reserve
