#pragma once
#include <string>
#include <vector>

#include "sql/database.hpp"

namespace config {

// Who asked in a message, and which users hold that address now.
struct ToldRequester {
    std::string uid;
    std::string address;  // empty: none that is an SMTP address
    std::vector<sql::ListedUser> users;
};

// A message or meeting with all that became of it, as `why` tells it.
struct ToldStory {
    sql::Story story;
    std::vector<ToldRequester> requesters;
};

// `what` is the number of a message, the UID of a meeting or the Message-ID of a mail. Throws when nothing is
// known.
ToldStory tell(sql::Database& database, const std::string& what);
ToldStory tell_meeting(sql::Database& database, const std::string& uid);

std::string story_text(const ToldStory& told, reserve::Directory& directory);
std::string story_json(const ToldStory& told);

}  // namespace config
