#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reserve/invitation.hpp"
#include "reserve/room.hpp"

namespace reserve {

// What one component of a message wants of one room.
struct AskedComponent {
    enum class Wish {
        book,
        stay_out,  // the room is not in it: PARTSTAT=DECLINED, or listed elsewhere in the message only
        cancel,    // METHOD:CANCEL or STATUS:CANCELLED
    };
    Component component;
    Wish wish = Wish::book;
    bool silent = false;       // RSVP=FALSE is written for the room
    bool lists_room = false;   // in ATTENDEE
    bool others_only = false;  // ATTENDEE lines, none of them the room's
};

// All that a message says about one UID, as far as it concerns one room (rulings 2, 7, 15).
struct AskedMeeting {
    Method method = Method::request;
    std::string uid;
    std::string organizer;  // the requester address as written; where there is none, whatever ORGANIZER says
    std::vector<Zone> zones;
    std::optional<AskedComponent> series;  // or the single meeting
    std::vector<AskedComponent> exceptions;
};

// Whether any component lists the room.
bool lists_room(const AskedMeeting& asked);

// Whether a component of the message lists the room, a damaged ATTENDEE line of a CANCEL included.
bool lists_room(const Reading& reading, const Room& room);

// One for each UID that concerns the room, in the order of the message. `listed`: the message lists the room,
// here or in another of its contents, so that what lists only others is not for it (ruling 2).
std::vector<AskedMeeting> asked_meetings(const Invitation& invitation, const MailFacts& mail,
                                         const Room& room, bool listed);

// Whether what cannot be understood concerns the room; `listed` as above.
bool concerns(const Unreadable& unreadable, const Room& room, bool listed);

}  // namespace reserve
