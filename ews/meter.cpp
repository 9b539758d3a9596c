#include "ews/meter.hpp"

namespace ews {

void Meter::count(const std::string& server, const Mailbox& mailbox, const reserve::Use& use) {
    constexpr std::size_t most = 10'000;  // answers whose outcome nobody has asked about yet
    const std::lock_guard lock(mutex_);
    by_mailbox_[{server, mailbox.address}] += use;
    if (!mailbox.answer) return;
    if (by_answer_.size() < most || by_answer_.contains(*mailbox.answer)) by_answer_[*mailbox.answer] += use;
}

std::vector<reserve::MailboxUse> Meter::take() {
    const std::lock_guard lock(mutex_);
    std::vector<reserve::MailboxUse> uses;
    for (const auto& [where, use] : by_mailbox_) uses.push_back({where.first, where.second, use});
    by_mailbox_.clear();
    return uses;
}

reserve::Use Meter::take(reserve::AnswerId answer) {
    const std::lock_guard lock(mutex_);
    const auto found = by_answer_.find(answer);
    if (found == by_answer_.end()) return {};
    const reserve::Use use = found->second;
    by_answer_.erase(found);
    return use;
}

}  // namespace ews
