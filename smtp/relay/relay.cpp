#include "smtp/relay/relay.hpp"

#include "smtp/relay/hand_over.hpp"

namespace smtp {
namespace {

std::string domain_of(const std::string& address) { return address.substr(address.rfind('@') + 1); }

Mail mail_of(const reserve::Notice& notice, const std::string& from) {
    const std::string id = std::to_string(static_cast<std::int64_t>(notice.id)) + "." +
                           std::to_string(notice.asked_at.time_since_epoch().count());
    return {.from = from,
            .recipients = notice.recipients,
            .subject = notice.subject,
            .date = notice.asked_at,
            .message_id = "roomgate.notice." + id + "@" + domain_of(from),
            .in_reply_to = {},
            .text = notice.text,
            .html = notice.html,
            .calendar = {}};
}

}  // namespace

void Relay::apply(RelaySettings settings) {
    const std::lock_guard lock(mutex_);
    settings_ = std::move(settings);
}

RelaySettings Relay::settings() {
    const std::lock_guard lock(mutex_);
    return settings_;
}

std::optional<std::string> Relay::send(const reserve::Notice& notice) {
    const RelaySettings settings = this->settings();
    if (settings.url.empty()) return "relay.url is not set: nobody is told";
    const Handover done = hand_over(settings, mail_of(notice, settings.from), stopped_);
    if (done.outcome == Handover::Outcome::taken) return std::nullopt;
    return done.words;
}

}  // namespace smtp
