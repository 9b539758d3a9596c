#pragma once
#include <string>
#include <vector>

#include "reserve/invitation.hpp"

namespace config {

// What stands in a message, in a few words for lists; private subjects nowhere.
struct ReadingWords {
    std::string kind;     // request, cancel, add, unsubscribed, unreadable, or several of them; not read
    std::string subject;  // "(private)" where it is
    std::string organizer;
    std::vector<std::string> uids;
    std::string reason;  // why it is not for a room, or cannot be understood
};

ReadingWords reading_words(const reserve::Reading& reading);
// Of the text that is stored with a message; empty text: it was not read.
ReadingWords reading_words(const std::string& stored);

}  // namespace config
