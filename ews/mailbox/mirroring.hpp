#pragma once
#include <optional>
#include <variant>
#include <vector>

#include "ews/mailbox/room_mailbox.hpp"
#include "reserve/answer.hpp"

namespace ews {

// Makes the items of our own in a room's calendar what the database says of one reservation: looks for those
// that are there, by the property that marks them, and removes, changes and creates what differs. Harmless
// to repeat, and to take up again in the middle.
class Mirroring {
  public:
    Mirroring(RoomMailbox& room, const reserve::Answer& answer, reserve::Instant now);

    // Nothing: the calendar shows it. Throws ServerTrouble.
    std::optional<Trouble> run();
    // Why it shows a series date by date; nothing: there is no fault in its rule.
    const std::optional<std::string>& misfit() const { return misfit_; }

  private:
    using Dates = std::vector<reserve::MirrorDate>;

    OwnItem item_of(const reserve::MirrorDate& date) const;
    std::vector<OwnItem> items_of(const Dates& dates) const;
    std::variant<Dates, Trouble> dates_beside_series(std::vector<MeetingItem>& own);
    std::variant<Dates, Trouble> show_series(const OwnItem& series, const std::vector<MeetingItem>& there);
    void leave_moved_dates(std::vector<OwnItem>& wanted, const std::vector<MeetingItem>& own);
    std::optional<MeetingItem> find_series(const std::string& date);
    std::vector<MeetingItem> own_items();
    std::vector<MeetingItem> around(const reserve::Interval& time);
    bool is_ours(const MeetingItem& item) const;
    bool is_organizers(const MeetingItem& item) const;
    std::optional<Trouble> remove(const std::vector<MeetingItem>& items);
    std::optional<Trouble> put(const OwnItem& item);
    std::optional<Trouble> change(const MeetingItem& there, const OwnItem& wanted);

    RoomMailbox& room_;
    const reserve::Mirror& mirror_;
    const std::string uid_;
    const reserve::Instant now_;
    std::optional<std::string> misfit_;
};

}  // namespace ews
