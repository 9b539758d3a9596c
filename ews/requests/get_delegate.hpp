#pragma once
#include <string>

#include "ews/mailbox/mailbox.hpp"

namespace ews {

// Who is a delegate of the mailbox, and where its meeting requests go. Told to its owner; somebody else may
// get an error, or an empty list.
std::string get_delegate_request(const Mailbox& mailbox);

}  // namespace ews
