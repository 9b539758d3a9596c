#include "smtp/relay/relay.hpp"

#include "smtp/relay/hand_over.hpp"

namespace smtp {
namespace {

using reserve::NoticeTrouble;
using Fate = NoticeTrouble::Fate;

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

constexpr int most_in_doubt = 2;

NoticeTrouble sent_twice_perhaps() {
    return {
        "Two attempts may have sent it, and the relay confirmed neither: a third is not made. The relay's "
        "log tells what became of them.",
        Fate::given_up};
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

std::optional<NoticeTrouble> Relay::send(const reserve::Notice& notice,
                                         const std::function<void()>& hand_over) {
    if (notice.in_doubt >= most_in_doubt) return sent_twice_perhaps();
    const RelaySettings settings = this->settings();
    if (settings.url.empty()) return NoticeTrouble{"relay.url is not set: nobody is told"};
    const Handover done =
        smtp::hand_over(settings, mail_of(notice, settings.from), stopped_, hand_over);
    if (done.outcome == Handover::Outcome::taken) return std::nullopt;
    if (done.outcome != Handover::Outcome::unknown) return NoticeTrouble{done.words};
    if (notice.in_doubt + 1 >= most_in_doubt) return sent_twice_perhaps();
    return NoticeTrouble{done.words +
                             ". It may have gone out, and nothing will show it: it is sent again once, "
                             "with the same Message-ID.",
                         Fate::in_doubt};
}

}  // namespace smtp
