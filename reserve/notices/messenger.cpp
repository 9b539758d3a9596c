#include "reserve/notices/messenger.hpp"

#include <algorithm>

namespace reserve {
namespace {

constexpr std::size_t most_at_once = 20;

std::string name_of(const Notice& notice) {
    return "notice " + std::to_string(static_cast<std::int64_t>(notice.id));
}

std::string joined(const std::vector<std::string>& addresses) {
    std::string text;
    for (const std::string& address : addresses) text += (text.empty() ? "" : ", ") + address;
    return text;
}

}  // namespace

Messenger::Messenger(NoticeBox& box, Relay& relay, const Clock& clock, Log& log, MessengerSettings settings)
    : box_(box), relay_(relay), clock_(clock), log_(log), settings_(settings) {}

Messenger::~Messenger() { stop(); }

// Who dies over it leaves it to be tried once more, when no call can be under way any more; where it was handed
// over, as one that may have been sent.
void Messenger::carry(const Notice& notice) {
    box_.begin(notice.id, clock_.now() + settings_.in_doubt_for);
    const auto trouble = relay_.send(notice, [&] { box_.hand_over(notice.id, notice.in_doubt + 1); });
    if (!trouble) {
        box_.sent(notice.id, clock_.now());
        told_.clear();
        return log_.action(name_of(notice) + " sent to " + joined(notice.recipients));
    }
    if (trouble->fate != NoticeTrouble::Fate::given_up) return wait_with(notice, *trouble);
    box_.park(notice.id, clock_.now(), trouble->words);
    log_.error(name_of(notice) + " to " + joined(notice.recipients) + " parked: " + trouble->words);
}

void Messenger::wait_with(const Notice& notice, const NoticeTrouble& trouble) {
    const auto growing = settings_.retry_after * (1 << std::min(notice.tries, 10));
    const bool in_doubt = trouble.fate == NoticeTrouble::Fate::in_doubt;
    const auto pause = in_doubt ? settings_.in_doubt_for : std::min(growing, settings_.retry_at_most);
    box_.put_back(notice.id, clock_.now() + pause, notice.in_doubt + (in_doubt ? 1 : 0), trouble.words);
    if (trouble.words == told_) return;
    told_ = trouble.words;
    log_.warning(name_of(notice) + " waits: " + trouble.words);
}

std::size_t Messenger::run_once() {
    const std::vector<Notice> notices = box_.due(clock_.now(), most_at_once);
    for (const Notice& notice : notices) carry(notice);
    return notices.size();
}

void Messenger::start() {
    thread_ = std::thread([this] { loop(); });
}

void Messenger::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        woken_or_stop_.notify_all();
    }
    if (!thread_.joinable()) return;
    relay_.stop();
    thread_.join();
}

void Messenger::wake() {
    const std::lock_guard lock(mutex_);
    woken_ = true;
    woken_or_stop_.notify_all();
}

bool Messenger::wait_for_work() {
    std::unique_lock lock(mutex_);
    woken_or_stop_.wait_for(lock, settings_.look_again_after, [this] { return stopping_ || woken_; });
    woken_ = false;
    return !stopping_;
}

// The top of the loop: what breaks here waits, and the messenger lives on.
void Messenger::loop() {
    while (wait_for_work()) {
        try {
            if (run_once() == most_at_once) wake();
        } catch (const std::exception& broken) {
            log_.error(std::string("notices wait: ") + broken.what());
        }
    }
}

}  // namespace reserve
