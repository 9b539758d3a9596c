#include "smtp/relay/notice_headers.hpp"

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

// RFC 2047, Q encoding: words of at most 75 characters, cut between characters.
std::string encoded(const std::string& text) {
    constexpr std::size_t longest = 60;
    std::string words = "=?utf-8?Q?";
    std::size_t length = 0;
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

std::string subject_of(const std::string& text) {
    constexpr std::size_t longest = 500;
    const std::string clean = without_controls(text.substr(0, longest));
    return std::ranges::all_of(clean, is_plain) && clean.size() <= 70 ? clean : encoded(clean);
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

std::string domain_of(const std::string& address) { return address.substr(address.rfind('@') + 1); }

}  // namespace

std::vector<std::string> notice_headers(const reserve::Notice& notice, const std::string& from) {
    std::string to;
    for (const std::string& recipient : notice.recipients)
        to += (to.empty() ? "<" : ",\r\n <") + without_controls(recipient) + ">";
    const std::string id = std::to_string(static_cast<std::int64_t>(notice.id)) + "." +
                           std::to_string(notice.asked_at.time_since_epoch().count());
    return {"From: <" + from + ">",
            "To: " + to,
            "Subject: " + subject_of(notice.subject),
            "Date: " + date_of(notice.asked_at),
            "Message-ID: <roomgate.notice." + id + "@" + domain_of(from) + ">",
            "Auto-Submitted: auto-generated"};
}

}  // namespace smtp
