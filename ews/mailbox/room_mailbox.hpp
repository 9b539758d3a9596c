#pragma once
#include <chrono>
#include <optional>
#include <vector>

#include "ews/errors/server_trouble.hpp"
#include "ews/exchange.hpp"
#include "ews/mailbox/folder_search.hpp"
#include "ews/requests/calendar_item.hpp"
#include "ews/requests/send_message.hpp"
#include "ews/responses/meeting_item.hpp"
#include "reserve/answer.hpp"

namespace ews {

// The mailbox of one room, for the length of one attempt: the calls share its time. Throws ServerTrouble.
class RoomMailbox {
  public:
    // answer: for which it is visited.
    RoomMailbox(Exchange& exchange, std::string address, std::optional<reserve::AnswerId> answer = {});

    using Enough = FolderSearch::Enough;
    // What the restriction picks, newest first, page by page up to a bound. Nothing when the server cannot
    // search that way. Deleted and sent items that we may not see count as empty.
    std::optional<std::vector<MeetingItem>> find(const FindItem& find, const Enough& enough = {});
    std::vector<MeetingItem> view_calendar(reserve::Interval window);
    // The items once more, with the properties that FindItem left out.
    std::vector<MeetingItem> get(const std::vector<MeetingItem>& items);
    // The first 500 of the items, with the addresses that FindItem left out.
    std::vector<MeetingItem> with_organizers(std::vector<MeetingItem> items);
    std::vector<MeetingItem> moved_dates_of(const MeetingItem& series);
    // The response messages to a request that changes nothing.
    std::vector<Element> ask(const std::string& body);

    // Nothing: done.
    std::optional<Trouble> respond(const ItemId& item, const reserve::AnswerStep& step,
                                   const std::string& mark);
    std::optional<Trouble> remove(const ItemId& item);
    // A calendar item of our own, new or made anew. What is made a second time, is there twice.
    std::optional<Trouble> create(const OwnItem& item);
    std::optional<Trouble> update(const ItemId& id, const OwnItem& item);
    std::optional<Trouble> move_date(const ItemId& id, const reserve::Interval& time);

    // A mail of the room.
    std::optional<Trouble> send(const Message& message);

    const Mailbox& mailbox() const { return mailbox_; }
    Exchange& exchange() { return exchange_; }

  private:
    std::vector<MeetingItem> get_at_once(const std::vector<MeetingItem>& items);
    std::optional<Trouble> change(const std::string& body, bool repeatable);
    std::chrono::milliseconds time_left() const;
    std::chrono::milliseconds time_to_search() const;

    Exchange& exchange_;
    Mailbox mailbox_;
    std::chrono::steady_clock::time_point deadline_;
};

}  // namespace ews
