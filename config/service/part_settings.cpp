#include "config/service/part_settings.hpp"

#include <algorithm>

namespace config {

ews::Settings exchange_settings(const Settings& settings) {
    ews::Settings servers;
    for (const ExchangeEntry& entry : settings.exchange) servers.servers.push_back(entry.server);
    return servers;
}

smtp::RelaySettings relay_settings(const Settings& settings) {
    smtp::RelaySettings relay = settings.relay;
    relay.dialogue_limit = std::min(relay.dialogue_limit, settings.post.call_limit);
    return relay;
}

reserve::PostSettings post_settings(const Settings& settings) {
    constexpr int for_the_relay = 4;
    int all = for_the_relay;
    for (const ExchangeEntry& entry : settings.exchange) all += entry.server.concurrency;
    reserve::PostSettings post = settings.post;
    post.workers = std::max(post.workers, all);
    return post;
}

bool confirms_by_ews(const Settings& settings) {
    return settings.relay.url.empty() || settings.answer.confirm_by == AnswerSettings::ConfirmBy::ews;
}

}  // namespace config
