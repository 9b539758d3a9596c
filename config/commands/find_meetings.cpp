#include "config/commands/find_meetings.hpp"

#include <algorithm>

#include "reserve/expansion/expansion.hpp"
#include "reserve/reading/reading_text.hpp"

namespace config {

namespace {

class Search {
  public:
    Search(sql::Database& database, const MeetingSearch& search) : database_(database), search_(search) {}

    FoundMeetings run() {
        if (search_.at) add_booked();
        add_undecided();
        search_.at ? add_asked_then() : add_of_organizer();
        return std::move(found_);
    }

  private:
    bool is_known(const std::string& uid) const { return std::ranges::count(found_.uids, uid) > 0; }

    void add(const std::string& uid) {
        if (uid.empty() || is_known(uid)) return;
        if (found_.uids.size() < search_.limit)
            found_.uids.push_back(uid);
        else
            found_.more = true;
    }

    void add_booked() {
        for (const std::string& uid : database_.meeting_search().booked_at(search_.room->id, *search_.at))
            if (is_organized(uid)) add(uid);
    }

    bool is_organized(const std::string& uid) const {
        if (!search_.organizer) return true;
        const auto reservations = database_.history().of_meeting(uid).reservations;
        return std::ranges::any_of(reservations, [&](const sql::ListedReservation& reservation) {
            return is_organizer(reservation.organizer);
        });
    }

    // Nothing but their messages tells what these are about.
    void add_undecided() {
        const auto room = search_.room ? std::optional(search_.room->id) : std::nullopt;
        const auto messages = database_.meeting_search().undecided(room, search_.most_looked_into);
        found_.cut = messages.size() == search_.most_looked_into;
        for (const reserve::MessageId id : messages)
            for (const std::string& uid : meetings_in(id)) add(uid);
    }

    void add_of_organizer() {
        const std::size_t at_most = search_.limit + found_.uids.size() + 1;
        for (const std::string& uid : database_.meeting_search().of_organizer(*search_.organizer, at_most))
            add(uid);
    }

    void add_asked_then() {
        const auto decisions = database_.meeting_search().asked_at(
            search_.room->id, *search_.at, search_.organizer, search_.most_looked_into);
        found_.cut = found_.cut || decisions.size() == search_.most_looked_into;
        for (const sql::FoundDecision& decision : decisions) {
            if (found_.more) return;
            if (!decision.message || is_known(decision.uid)) continue;
            const auto uids = meetings_in(*decision.message);
            if (std::ranges::count(uids, decision.uid) > 0) add(decision.uid);
        }
    }

    // UIDs of the meetings in a message that fit.
    std::vector<std::string> meetings_in(reserve::MessageId id) {
        uids_.clear();
        const auto message = database_.messages().find(id);
        if (message && !message->reading.empty()) look_into(reserve::parse_reading(message->reading));
        return uids_;
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
            if (unreadable && !search_.at && is_organizer(unreadable->organizer))
                uids_.push_back(unreadable->uid);
        }
    }

    void look_into(const reserve::Invitation& invitation, const reserve::MailFacts& mail) {
        for (const reserve::Component& component : invitation.components) {
            const std::string& organizer =
                reserve::Address::parse(component.organizer) ? component.organizer : mail.from;
            if (is_organizer(organizer) && takes_place(component, invitation.zones))
                uids_.push_back(component.uid);
        }
    }

    sql::Database& database_;
    const MeetingSearch& search_;
    FoundMeetings found_;
    std::vector<std::string> uids_;
};

}  // namespace

FoundMeetings find_meetings(sql::Database& database, const MeetingSearch& search) {
    return Search(database, search).run();
}

}  // namespace config
