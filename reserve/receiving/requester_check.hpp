#pragma once
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "reserve/directory.hpp"
#include "reserve/invitation.hpp"
#include "reserve/receiving/requester_settings.hpp"

namespace reserve {

// Who asks in a message, for one UID of it; or who sent a mail that has no calendar.
struct Asker {
    std::string uid;                 // empty: no calendar, or none that could be read
    std::optional<Address> address;  // the requester address; nothing: neither ORGANIZER nor From is one
    bool checked = false;            // the check is made for this kind of message
    friend bool operator==(const Asker&, const Asker&) = default;
};

// ORGANIZER, or the From header where it is no SMTP address (SPEC section 3, ruling 12).
std::optional<Address> requester_address(const std::string& organizer, const MailFacts& mail);

// One for each UID in the order of the message; exactly one where there is no UID. Checked are REQUEST, ADD
// and mail without a calendar that has a sender; never reports, automatic mail, CANCEL and MAIL FROM:<>.
std::vector<Asker> askers(const Reading& reading, bool null_sender);

// Whether `address` may change the stored meeting (ruling 12).
bool is_organizer(const Address& address, const StoredOrganizer& stored);

// Whether `address` is one of the room's own.
bool belongs_to(const Room& room, const Address& address);

struct KnownRequester {
    ProfileId profile{};
    bool found_by_address = false;  // not by way of the default user
    friend bool operator==(const KnownRequester&, const KnownRequester&) = default;
};
struct Exempt {  // booked or recorded whoever it is; nobody is refused
    friend bool operator==(Exempt, Exempt) = default;
};
struct WithoutRequester {  // unknown = book
    friend bool operator==(WithoutRequester, WithoutRequester) = default;
};
struct DeclineRequester {  // unknown = decline: answered in words
    Refusal why{};
    friend bool operator==(DeclineRequester, DeclineRequester) = default;
};
struct RefuseRequester {  // unknown = refuse: 550 5.7.1 where every room says so, else as a decline
    Refusal why{};
    friend bool operator==(RefuseRequester, RefuseRequester) = default;
};
using RequesterOutcome =
    std::variant<KnownRequester, CreateContact, Exempt, WithoutRequester, DeclineRequester, RefuseRequester>;

// What the directory says about an asker and the room that is asked.
struct RequesterFacts {
    std::vector<Profile> profiles;               // all that hold the asker's address
    std::vector<Profile> default_user_profiles;  // all that hold settings.default_user
    std::optional<StoredOrganizer> stored;       // of this UID in the room
    bool is_room = false;                        // the asker is the room itself (ruling 12: unsubscribed)
};

// The table of SPEC section 3 and every sentence below it, for one asker at one room.
RequesterOutcome check_requester(const Asker& asker, const RequesterFacts& facts,
                                 const RequesterSettings& settings);

// For the log: the address and the setting that would let it in.
std::string refusal_in_words(const Asker& asker, Refusal why, const RequesterSettings& settings);

}  // namespace reserve
