#pragma once
#include <string>
#include <vector>

#include "ews/mailbox/mailbox.hpp"

namespace ews {

// A mail of the room, with a mark of ours that its copy in Sent Items carries.
struct Message {
    std::vector<std::string> recipients;
    std::string subject;
    std::string text;
    std::string html;  // empty: only as plain text
    std::string mark;
};

// CreateItem of a Message, sent as the room, or on its behalf; the copy goes to the room's Sent Items.
std::string send_message_request(const Mailbox& mailbox, const Message& message);

}  // namespace ews
