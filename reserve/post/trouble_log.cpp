#include "reserve/post/trouble_log.hpp"

#include "reserve/folded.hpp"

namespace reserve {

bool TroubleLog::is_news(const std::string& kind, Instant now) {
    const auto [said, first] = said_.try_emplace(kind, now);
    if (!first && now - said->second < std::chrono::hours(24)) return false;
    said->second = now;
    return true;
}

void TroubleLog::server_fails(const std::string& server, const Wait& wait, Instant now) {
    const std::lock_guard lock(mutex_);
    const auto known = failing_.find(server);
    const Instant since = known == failing_.end() ? now : known->second.pause.since;
    const std::string kind = wait.of_account ? folded(wait.words) : server + ' ' + wait.code;
    failing_[server] = {{server, wait.code, wait.words, since, now}, kind};
    if (is_news(kind, now)) log_.error("exchange " + server + " waits: " + wait.words);
}

void TroubleLog::server_works(const std::string& server) {
    const std::lock_guard lock(mutex_);
    const auto found = failing_.find(server);
    if (found == failing_.end()) return;
    log_.action("exchange " + server + " works again, after " + found->second.pause.code);
    said_.erase(found->second.kind);
    failing_.erase(found);
    std::erase_if(said_, [&](const auto& kind) { return kind.first.starts_with(server + ' '); });
}

std::vector<ServerPause> TroubleLog::failing() const {
    const std::lock_guard lock(mutex_);
    std::vector<ServerPause> all;
    for (const auto& [server, failing] : failing_) all.push_back(failing.pause);
    return all;
}

void TroubleLog::answer_fails(const std::string& server, const std::string& code, const std::string& words,
                              Instant now) {
    const std::lock_guard lock(mutex_);
    if (is_news(server + "/ " + code, now)) log_.warning(words);
}

}  // namespace reserve
