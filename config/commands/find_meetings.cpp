#include "config/commands/find_meetings.hpp"

#include <algorithm>

#include "reserve/expansion/expansion.hpp"
#include "reserve/reading/reading_text.hpp"

namespace config {

namespace {

constexpr std::size_t most_messages = 10'000;

class Search {
  public:
    Search(sql::Database& database, const MeetingSearch& search) : database_(database), search_(search) {}

    std::vector<std::string> run() {
        if (search_.room && search_.at) add_booked();
        sql::MessageFilter filter;
        filter.limit = most_messages;
        if (search_.room) filter.room = search_.room->id;
        for (const sql::ListedMessage& message : database_.messages().list(filter))
            if (!message.reading.empty()) look_into(reserve::parse_reading(message.reading));
        return std::move(uids_);
    }

  private:
    void add(const std::string& uid) {
        if (uids_.size() < search_.limit && !uid.empty() && std::ranges::count(uids_, uid) == 0)
            uids_.push_back(uid);
    }

    // Reservations that other programs made have no message.
    void add_booked() {
        const reserve::Interval window{*search_.at, *search_.at + std::chrono::seconds(1)};
        for (const sql::CalendarEntry& entry :
             database_.calendars().of_room(search_.room->id, window, search_.limit))
            if (is_organizer(entry.organizer)) add(entry.uid);
    }

    bool is_organizer(const std::string& text) const {
        return !search_.organizer || reserve::Address::parse(text) == search_.organizer;
    }

    bool takes_place(const reserve::Component& component, const std::vector<reserve::Zone>& zones) const {
        if (!search_.at) return true;
        const reserve::Interval window{*search_.at, *search_.at + std::chrono::seconds(1)};
        return !reserve::expand(component, zones, search_.room->zone, window).dates.empty();
    }

    void look_into(const reserve::Reading& reading) {
        for (const reserve::CalendarContent& content : reading.contents) {
            if (const auto* invitation = std::get_if<reserve::Invitation>(&content))
                look_into(*invitation, reading.mail);
            const auto* unreadable = std::get_if<reserve::Unreadable>(&content);
            if (unreadable && !search_.at && is_organizer(unreadable->organizer)) add(unreadable->uid);
        }
    }

    void look_into(const reserve::Invitation& invitation, const reserve::MailFacts& mail) {
        for (const reserve::Component& component : invitation.components) {
            const std::string& organizer =
                reserve::Address::parse(component.organizer) ? component.organizer : mail.from;
            if (is_organizer(organizer) && takes_place(component, invitation.zones)) add(component.uid);
        }
    }

    sql::Database& database_;
    const MeetingSearch& search_;
    std::vector<std::string> uids_;
};

}  // namespace

std::vector<std::string> find_meetings(sql::Database& database, const MeetingSearch& search) {
    return Search(database, search).run();
}

}  // namespace config
