#include "config/commands/story.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "reserve/global_object_id.hpp"
#include "reserve/reading/reading_text.hpp"
#include "reserve/receiving/requester_check.hpp"

namespace config {

namespace {

std::optional<std::int64_t> number_in(const std::string& text) {
    std::int64_t number = 0;
    const char* end = text.data() + text.size();
    if (text.empty() || std::from_chars(text.data(), end, number).ptr != end) return std::nullopt;
    return number;
}

sql::Story find_story(sql::Database& database, const std::string& what) {
    if (const auto number = number_in(what)) {
        if (auto story = database.history().of_message(reserve::MessageId{*number})) return *std::move(story);
    }
    // As it is stored, and as tools of Exchange write it: in small letters, with the date of an occurrence,
    // or the UID of another program wrapped.
    for (const std::string& uid : {what, reserve::plain_uid(what)}) {
        sql::Story story = database.history().of_meeting(uid);
        if (!story.messages.empty() || !story.decisions.empty() || !story.answers.empty()) return story;
    }
    sql::Story story = database.history().of_mail(what);
    if (!story.messages.empty()) return story;
    throw std::runtime_error(
        "there is no message with the number or the Message-ID, and no meeting with the UID " + what);
}

void add_requesters(std::vector<ToldRequester>& requesters, const sql::ListedMessage& message,
                    sql::UserAdmin& users) {
    if (message.reading.empty()) return;
    for (const reserve::Asker& asker :
         reserve::askers(reserve::parse_reading(message.reading), message.reverse_path.empty())) {
        ToldRequester told{asker.uid, asker.address ? asker.address->text() : "", {}};
        const auto same = [&told](const ToldRequester& one) {
            return one.uid == told.uid && one.address == told.address;
        };
        if (std::ranges::any_of(requesters, same)) continue;
        if (!told.address.empty()) told.users = users.find(told.address);
        requesters.push_back(std::move(told));
    }
}

ToldStory with_requesters(sql::Database& database, sql::Story story) {
    ToldStory told{std::move(story), {}};
    for (const sql::ListedMessage& message : told.story.messages) {
        add_requesters(told.requesters, message, database.users());
    }
    return told;
}

}  // namespace

ToldStory tell(sql::Database& database, const std::string& what) {
    return with_requesters(database, find_story(database, what));
}

ToldStory tell_meeting(sql::Database& database, const std::string& uid) {
    return with_requesters(database, database.history().of_meeting(uid));
}

}  // namespace config
