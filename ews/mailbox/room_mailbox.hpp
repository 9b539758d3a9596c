#pragma once
#include <chrono>
#include <deque>
#include <functional>
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

    // Whether the pages after this one are not wanted.
    using Enough = std::function<bool(const std::vector<MeetingItem>& page)>;
    // What the restriction picks, newest first, page by page up to a bound. Nothing when the server cannot
    // search that way. Deleted and sent items that we may not see count as empty.
    std::optional<std::vector<MeetingItem>> find(const FindItem& find, const Enough& enough = {});
    std::vector<MeetingItem> view_calendar(reserve::Interval window);
    // The items once more, with the properties that FindItem left out.
    std::vector<MeetingItem> get(const std::vector<MeetingItem>& items);
    std::vector<MeetingItem> moved_dates_of(const MeetingItem& series);

    // Nothing: done.
    std::optional<Trouble> respond(const ItemId& item, const reserve::AnswerStep& step,
                                   const std::string& mark);
    std::optional<Trouble> remove(const ItemId& item);

    const Mailbox& mailbox() const { return mailbox_; }
    Exchange& exchange() { return exchange_; }

  private:
    struct Search {
        std::deque<FindItem> pages;  // still to be asked for: the first in all folders, each next in one
        std::vector<MeetingItem> found;
        bool refused = false;  // the server cannot search that way
    };

    std::vector<Element> ask(const std::string& body);
    void read_folder(const FindItem& find, const Element& message, const Enough& enough, Search& search);
    void go_on(const FindItem& find, Trouble trouble, Search& search) const;
    std::optional<Trouble> change(const std::string& body, bool repeatable);
    std::chrono::milliseconds time_left() const;
    std::chrono::milliseconds time_to_search() const;

    Exchange& exchange_;
    Mailbox mailbox_;
    std::chrono::steady_clock::time_point deadline_;
};

}  // namespace ews
