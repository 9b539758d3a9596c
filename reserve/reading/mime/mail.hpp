#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reserve/invitation.hpp"
#include "reserve/reading/limits.hpp"

namespace reserve {

// A part of a mail that may hold a calendar object, decoded.
struct CalendarPart {
    std::string octets;
    std::string charset;      // as the part says, may be empty
    std::string method;       // MIME parameter, as written
    bool attachment = false;  // found by its name or as application/ics, not as text/calendar
    bool forwarded = false;   // inside a message/rfc822
};

// A mail, taken apart as far as a room's agent needs it (SPEC section 2).
struct Mail {
    MailFacts facts;
    bool is_report = false;               // multipart/report, or Auto-Submitted: auto-replied (SPEC ruling 3)
    std::vector<CalendarPart> calendars;  // text/calendar first, each group in the order of the mail
    std::vector<std::string> tnef;        // winmail.dat, decoded
    std::string refusal;  // why an encoded message inside was not opened; empty when none was refused
};

// Takes a message apart by mimetic, as pre_scan has written it. Messages that are encoded inside go through
// pre_scan here.
Mail open_mail(const std::string& scanned, const ReadingLimits& limits = {});

}  // namespace reserve
