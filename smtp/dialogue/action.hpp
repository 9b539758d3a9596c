#pragma once
#include <variant>

#include "reserve/address.hpp"
#include "reserve/message.hpp"

namespace smtp {

// What the dialogue wants done before it can go on.
struct ReadMore {};      // send the replies, then feed what comes
struct SendReplies {};   // they have grown: send them, then feed on
struct CheckSilence {};  // has the client sent more already? Answer with Dialogue::silence
struct FindRoom {        // answer with Dialogue::room_found
    reserve::Address recipient;
};
struct Receive {  // answer with Dialogue::received; time and peer are still to be filled in
    reserve::ReceivedMessage message;
};
struct StartTls {};  // send the replies, throw away what was read, shake hands; then Dialogue::tls_started
struct Close {};     // send the replies, then close
using Action = std::variant<ReadMore, SendReplies, CheckSilence, FindRoom, Receive, StartTls, Close>;

}  // namespace smtp
