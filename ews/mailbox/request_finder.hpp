#pragma once
#include <string>
#include <variant>

#include "ews/mailbox/decided_version.hpp"
#include "ews/mailbox/room_mailbox.hpp"
#include "reserve/courier.hpp"

namespace ews {

// What an answer goes to.
struct Target {
    MeetingItem item;
    std::string remark = {};  // what is odd about it; empty: nothing
    bool is_warning = false;
    std::vector<MeetingItem> dates_beside = {};  // of a cancelled meeting, which go with it
};
// A Sent says that there is nothing left to do, and why.
using Finding = std::variant<Target, reserve::NotThere, reserve::NewerThere, reserve::Sent>;

// Finds what was decided in a room's mailbox by a ladder, as no rung of it works on every server: the
// GlobalObjectId, the Message-ID, paging through the folders and comparing UIDs, at last the calendar item.
class RequestFinder {
  public:
    RequestFinder(RoomMailbox& room, const reserve::Answer& answer, reserve::Instant now);

    // The request, or when that is gone the calendar item that it left.
    Finding find_request(reserve::AnswerKind kind);
    using Items = std::vector<MeetingItem>;
    // One date of a series in the calendar.
    Finding find_occurrence(reserve::Instant recurrence_id, const Items& others = {});
    // The same for a date that a CANCEL has taken.
    Finding find_cancelled_occurrence(reserve::Instant recurrence_id);
    // Where a date that was asked for on its own stands in the calendar beside its meeting: the one of the
    // two that goes.
    Finding find_second_item(reserve::Instant recurrence_id);
    // The meeting or series in the calendar.
    Finding find_calendar_item();
    // The same for one that a CANCEL has taken, with its dates that stand beside it.
    Finding find_cancelled_meeting();

    // What a stranger's message made of the meeting in the room's calendar, where that makes the request out
    // of date there (ruling 12). After find_request() only.
    std::optional<MeetingItem> strangers_meeting(const MeetingItem& request);
    bool saw_strangers() const { return !strangers_.empty(); }

    // All that Inbox and Deleted Items, or the calendar, show under the UID; as far as the server can search.
    std::vector<MeetingItem> messages();
    std::vector<MeetingItem> calendar_items();

  private:
    Choice choose_message();
    std::optional<MeetingItem> date_in(const reserve::Interval& window, reserve::Instant recurrence_id,
                                       const Items& others);
    Finding find_meeting_among(const std::vector<MeetingItem>& items);
    std::vector<MeetingItem> page_through(Folder folder, const char* item_class);
    std::vector<MeetingItem> messages_by_paging();
    bool holds_request(const std::vector<MeetingItem>& items) const;
    bool suffices(const std::vector<MeetingItem>& page) const;
    std::vector<MeetingItem> of_uid(std::vector<MeetingItem> items);
    std::vector<MeetingItem> filled_in(std::vector<MeetingItem> items);
    std::vector<MeetingItem> of_organizer(std::vector<MeetingItem> items);
    Finding find_without_message(reserve::AnswerKind kind, std::optional<MeetingItem> deleted);

    RoomMailbox& room_;
    const reserve::Answer& answer_;
    const reserve::Instant now_;
    const std::string uid_;               // plain_uid
    std::vector<MeetingItem> strangers_;  // messages under the UID by others than its organizer
};

}  // namespace ews
