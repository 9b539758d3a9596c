#pragma once
#include <chrono>
#include <string>
#include <variant>
#include <vector>

#include "ews/mailbox/decided_version.hpp"

// Requests that lie in a room's mailbox, the version that was decided, and which of them is taken for it.

namespace ews_test {

using namespace ews;
using namespace std::chrono_literals;

inline const reserve::Instant stamp = std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + 8h;
inline const std::string uid = "weekly@example.org";

inline reserve::NewAnswer decided() {
    reserve::NewAnswer answer;
    answer.uid = uid;
    answer.version = {1, stamp};
    answer.mail_message_id = "<1@example.org>";
    return answer;
}

inline MeetingItem request(const std::string& id, int sequence, const std::string& message_id) {
    MeetingItem item;
    item.id = {id, {}};
    item.item_class = "IPM.Schedule.Meeting.Request";
    item.uid = uid;
    item.sequence = sequence;
    item.message_id = message_id;
    return item;
}

inline std::string chosen(const std::vector<MeetingItem>& items,
                          const reserve::NewAnswer& answer = decided()) {
    const Choice choice = choose_request(items, answer);
    if (std::holds_alternative<reserve::NewerThere>(choice)) return "newer";
    const auto* const item = std::get_if<MeetingItem>(&choice);
    return item ? item->id.id : "nothing";
}

}  // namespace ews_test
