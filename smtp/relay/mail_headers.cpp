#include "smtp/relay/mail_headers.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace smtp {
namespace {

bool is_plain(char c) { return c >= ' ' && c <= '~'; }

std::string without_controls(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }, ' ');
    return text;
}

std::string quoted(char c) {
    std::array<char, 4> text{};
    std::snprintf(text.data(), text.size(), "=%02X", static_cast<unsigned char>(c));
    return text.data();
}

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

// RFC 2047, Q encoding: lines of at most 76 characters, `taken` of the first by the name of the header; words
// are cut between characters.
std::string encoded(const std::string& text, std::size_t taken) {
    constexpr std::size_t longest = 60;
    std::string words = "=?utf-8?Q?";
    std::size_t length = taken;
    for (const char c : text) {
        if (length > longest - 12 && begins_character(c)) {
            words += "?=\r\n =?utf-8?Q?";
            length = 0;
        }
        const bool literal = is_plain(c) && c != '=' && c != '?' && c != '_' && c != ' ';
        const std::string part = literal ? std::string(1, c) : quoted(c);
        words += part;
        length += part.size();
    }
    return words + "?=";
}

std::string subject_line(const std::string& text) {
    constexpr std::size_t longest = 500;
    const std::string name = "Subject: ";
    std::size_t end = std::min(text.size(), longest);
    while (end > 0 && end < text.size() && !begins_character(text[end])) --end;
    const std::string clean = without_controls(text.substr(0, end));
    return name +
           (std::ranges::all_of(clean, is_plain) && clean.size() <= 65 ? clean : encoded(clean, name.size()));
}

std::string date_of(reserve::Instant instant) {
    static constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(instant - day);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%u %s %d %02d:%02d:%02d +0000", unsigned{date.day()},
                  months[unsigned{date.month()} - 1], int{date.year()},
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return text.data();
}

// An address between <>; what could end it there is left out (addresses were parsed before).
std::string bracketed(const std::string& address) { return "<" + without_controls(address) + ">"; }

// RFC 5322 3.6.4, without what is obsolete; nothing where it is something else, as it came from outside.
bool is_message_id(const std::string& id) {
    constexpr std::size_t longest = 500;
    if (id.size() < 5 || id.size() > longest || id.front() != '<' || id.back() != '>') return false;
    const std::string_view inside = std::string_view(id).substr(1, id.size() - 2);
    return std::ranges::all_of(inside, is_plain) && inside.find_first_of(" <>") == inside.npos;
}

}  // namespace

std::vector<std::string> mail_headers(const Mail& mail) {
    std::string to;
    for (const std::string& recipient : mail.recipients)
        to += (to.empty() ? "" : ",\r\n ") + bracketed(recipient);
    std::vector<std::string> headers{"From: " + bracketed(mail.from),
                                     "To: " + to,
                                     subject_line(mail.subject),
                                     "Date: " + date_of(mail.date),
                                     "Message-ID: " + bracketed(mail.message_id),
                                     "Auto-Submitted: auto-generated"};
    if (is_message_id(mail.in_reply_to)) {
        headers.push_back("In-Reply-To: " + mail.in_reply_to);
        headers.push_back("References: " + mail.in_reply_to);
    }
    if (!mail.html.empty() || !mail.calendar.empty())
        headers.emplace_back("Content-Type: multipart/alternative");
    return headers;
}

}  // namespace smtp
