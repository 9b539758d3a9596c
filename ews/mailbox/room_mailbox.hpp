#pragma once
#include <chrono>
#include <optional>
#include <stdexcept>
#include <vector>

#include "ews/exchange.hpp"
#include "ews/requests/find_item.hpp"
#include "ews/responses/meeting_item.hpp"
#include "reserve/answer.hpp"

namespace ews {

// The server refused a call or did not answer. Caught where a delivery is turned into words for the post.
struct ServerTrouble : std::runtime_error {
    explicit ServerTrouble(Trouble what) : std::runtime_error(what.code), trouble(std::move(what)) {}
    Trouble trouble;
};

// The mailbox of one room, for the length of one attempt: the calls share its time. Throws ServerTrouble.
class RoomMailbox {
  public:
    RoomMailbox(Exchange& exchange, std::string address);

    // What the restriction picks, newest first, in pages up to `oldest` (by the time of receipt) or a bound.
    // Nothing when the server cannot search that way. Deleted and sent items that we may not see count as
    // empty.
    std::optional<std::vector<MeetingItem>> find(const FindItem& find,
                                                 std::optional<reserve::Instant> oldest = {});
    std::vector<MeetingItem> view_calendar(reserve::Interval window);
    // The items once more, with the properties that FindItem left out.
    std::vector<MeetingItem> get(const std::vector<MeetingItem>& items);
    std::vector<MeetingItem> moved_dates_of(const MeetingItem& series);

    // Nothing: done.
    std::optional<Trouble> respond(const MeetingItem& item, const reserve::AnswerStep& step,
                                   const std::string& mark);
    std::optional<Trouble> remove(const MeetingItem& item);

    const Mailbox& mailbox() const { return mailbox_; }
    Exchange& exchange() { return exchange_; }

  private:
    std::vector<Element> ask(const std::string& body);
    std::optional<std::vector<Element>> search(const FindItem& find);
    std::optional<Trouble> change(const std::string& body, bool repeatable);
    std::chrono::milliseconds time_left() const;

    Exchange& exchange_;
    Mailbox mailbox_;
    std::chrono::steady_clock::time_point deadline_;
};

}  // namespace ews
