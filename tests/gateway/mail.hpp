#pragma once
#include <string>
#include <vector>

namespace gateway {

// A meeting as its organizer has it; every change of it is mailed anew.
struct Meeting {
    std::string uid;
    std::vector<std::string> rooms;  // mailboxes
    std::string start;               // 20270111T090000Z
    std::string end;
    int sequence = 0;
    std::string rule;  // RRULE value; empty: does not recur
    std::string organizer = "ada@corp.example.com";
    std::string more;  // further lines of the VEVENT, each ended by CRLF
};

// The whole mail that Exchange would forward, with CRLF line ends and a Message-ID of its own.
std::string request_mail(const Meeting& meeting);
std::string cancel_mail(const Meeting& meeting);

// The UID of Outlook: the hex of a GlobalObjectId.
std::string outlook_uid(int number);

}  // namespace gateway
