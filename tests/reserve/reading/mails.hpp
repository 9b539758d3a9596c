#pragma once
#include <string>
#include <string_view>

#include "reserve/invitation.hpp"
#include "reserve/reading/read_message.hpp"

namespace reserve::test {

inline constexpr Instant sunday_morning =
    std::chrono::sys_days(std::chrono::year(2026) / 11 / 22) + std::chrono::hours(6);

// Lines become CRLF lines, as they come by SMTP.
inline std::string crlf(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') out += '\r';
        out += c;
    }
    return out;
}

inline std::string base64(std::string_view octets) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    unsigned bits = 0;
    int count = 0;
    for (const char c : octets) {
        bits = (bits << 8U | static_cast<unsigned char>(c)) & 0xFFFFFFU;
        count += 8;
        for (; count >= 6; count -= 6) out += digits[bits >> static_cast<unsigned>(count - 6) & 63U];
    }
    if (count > 0) out += digits[bits << static_cast<unsigned>(6 - count) & 63U];
    while (out.size() % 4 != 0) out += '=';
    return out;
}

inline constexpr std::string_view envelope =
    "From: \"Keller, Anna\" <anna.keller@example.com>\n"
    "To: r12@rooms.example.com\n"
    "Subject: Planning\n"
    "Date: Sun, 22 Nov 2026 07:15:00 +0100\n"
    "Message-ID: <0f1e2d3c@example.com>\n"
    "MIME-Version: 1.0\n";

// A mail that is one text/calendar.
inline std::string mail_with(std::string_view calendar, std::string_view headers = envelope) {
    return crlf(std::string(headers) + "Content-Type: text/calendar; charset=utf-8; method=REQUEST\n\n" +
                std::string(calendar));
}

inline std::string calendar_of(std::string_view content, std::string_view method = "REQUEST") {
    return "BEGIN:VCALENDAR\nPRODID:-//Example//EN\nVERSION:2.0\nMETHOD:" + std::string(method) + "\n" +
           std::string(content) + "END:VCALENDAR\n";
}

inline constexpr std::string_view identity =
    "UID:planning-1@example.com\n"
    "DTSTAMP:20261122T061500Z\n"
    "ORGANIZER;CN=\"Keller, Anna\":mailto:anna.keller@example.com\n"
    "ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=TRUE:mailto:room.12@corp.example.com\n";

inline constexpr std::string_view tuesday_nine =
    "DTSTART:20261124T080000Z\n"
    "DTEND:20261124T090000Z\n";

inline std::string event_of(std::string_view lines, std::string_view who = identity) {
    return "BEGIN:VEVENT\n" + std::string(who) + std::string(lines) + "END:VEVENT\n";
}

// Lets long lines through, as if they had come in base64. Throws when the message is not read.
inline Reading read(std::string_view raw, bool null_sender = false) {
    return std::get<Reading>(read_message(raw, sunday_morning, null_sender, {.line = 4u << 20}));
}

// A request with one event of these lines besides its identity.
inline Reading read_event_with(std::string_view lines, std::string_view before_the_event = "") {
    return read(mail_with(calendar_of(std::string(before_the_event) + event_of(lines))));
}

inline const Invitation* invitation(const Reading& reading) {
    return std::get_if<Invitation>(&reading.contents.at(0));
}

// Throws when the reading is no invitation.
inline const Component& only_component(const Reading& reading) {
    return std::get<Invitation>(reading.contents.at(0)).components.at(0);
}

// Empty when the reading is not Unreadable.
inline std::string unreadable_reason(const Reading& reading) {
    const auto* unreadable = std::get_if<Unreadable>(&reading.contents.at(0));
    return unreadable ? unreadable->reason : "";
}

inline std::string unsubscribed_reason(const Reading& reading) {
    const auto* unsubscribed = std::get_if<Unsubscribed>(&reading.contents.at(0));
    return unsubscribed ? unsubscribed->reason : "";
}

inline std::chrono::local_seconds wall(int year, unsigned month, unsigned day, int hour = 0, int minute = 0) {
    return std::chrono::local_days(std::chrono::year(year) / std::chrono::month(month) /
                                   std::chrono::day(day)) +
           std::chrono::hours(hour) + std::chrono::minutes(minute);
}

}  // namespace reserve::test
