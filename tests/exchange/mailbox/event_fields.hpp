#pragma once
#include <optional>
#include <string>
#include <vector>

#include "tests/exchange/mailbox/answering.hpp"
#include "tests/exchange/mailbox/journal.hpp"

namespace exchange {

// How values stand in an Event.
std::string text(const Event& event, const std::string& name);      // empty when absent
std::int64_t integer(const Event& event, const std::string& name);  // 0 when absent
std::optional<Seconds> instant(const Event& event, const std::string& name);

std::string joined(const std::vector<std::string>& words);  // by spaces
std::vector<std::string> words(const std::string& text);

Event to_event(const Room& room);
Room room_of(const Event& event);
Event to_event(const Account& account);
Account account_of(const Event& event);
Event to_event(const AnswerOrder& order, Seconds at);
AnswerOrder answer_order_of(const Event& event);
Event to_event(const Item& item);  // as CreateItem makes it
Item item_of(const Event& event);

}  // namespace exchange
