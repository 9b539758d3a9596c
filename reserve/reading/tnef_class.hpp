#pragma once
#include <string_view>

#include "reserve/invitation.hpp"

namespace reserve {

// What a winmail.dat is about, by the message class inside ([MS-OXTNEF] 2.1.3.4, attMessageClass): a meeting
// request or cancellation in it is work that is not understood, anything else is not for a room.
std::variant<Unsubscribed, Unreadable> read_tnef_class(std::string_view tnef);

}  // namespace reserve
