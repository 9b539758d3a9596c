#include "tests/gateway/mail.hpp"

#include <cstdio>

namespace gateway {
namespace {

std::string calendar(const Meeting& meeting, const std::string& method) {
    std::string text =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//gateway//EN\r\nMETHOD:" + method +
        "\r\nBEGIN:VEVENT\r\nUID:" + meeting.uid + "\r\nSEQUENCE:" + std::to_string(meeting.sequence) +
        "\r\nDTSTAMP:202611" + (meeting.sequence < 9 ? "0" : "") + std::to_string(meeting.sequence + 1) +
        "T080000Z\r\nORGANIZER:mailto:" + meeting.organizer + "\r\n";
    for (const std::string& room : meeting.rooms)
        text += "ATTENDEE;CUTYPE=RESOURCE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:" + room + "\r\n";
    text += "SUMMARY:Budget\r\nDTSTART:" + meeting.start + "\r\nDTEND:" + meeting.end + "\r\n";
    if (!meeting.rule.empty()) text += "RRULE:" + meeting.rule + "\r\n";
    return text + meeting.more + "END:VEVENT\r\nEND:VCALENDAR\r\n";
}

std::string mail(const Meeting& meeting, const std::string& method) {
    std::string to;
    for (const std::string& room : meeting.rooms) to += (to.empty() ? "<" : ", <") + room + ">";
    return "From: Ada Lovelace <" + meeting.organizer + ">\r\nTo: " + to +
           "\r\nSubject: Budget\r\nDate: Sun, 22 Nov 2026 05:15:00 +0000\r\nMessage-ID: <" + method + "-" +
           std::to_string(meeting.sequence) + "-" + meeting.uid +
           "@corp.example.com>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; "
           "boundary=b\r\n\r\n"
           "--b\r\nContent-Type: text/plain\r\n\r\nBudget\r\n--b\r\nContent-Type: text/calendar; "
           "charset=utf-8; "
           "method=" +
           method + "\r\n\r\n" + calendar(meeting, method) + "--b--\r\n";
}

}  // namespace

std::string request_mail(const Meeting& meeting) { return mail(meeting, "REQUEST"); }

std::string cancel_mail(const Meeting& meeting) { return mail(meeting, "CANCEL"); }

std::string outlook_uid(int number) {
    char text[128];
    std::snprintf(text, sizeof text, "040000008200E00074C5B7101A82E00800000000%016X%016X10000000%032X",
                  number, 0, number);
    return text;
}

}  // namespace gateway
