#include "config/explain/rooms_in_mail.hpp"

#include <algorithm>
#include <cctype>
#include <string>

namespace config {

namespace {

constexpr std::string_view recipient_fields[] = {
    "to:", "cc:", "resent-to:", "delivered-to:", "x-original-to:", "envelope-to:"};
constexpr std::string_view between_words = " \t\r\n<>,;\"()";

bool begins(std::string_view line, std::string_view field) {
    return line.size() >= field.size() &&
           std::ranges::equal(line.substr(0, field.size()), field, [](char a, char b) {
               return std::tolower(static_cast<unsigned char>(a)) == b;
           });
}

bool names_recipients(std::string_view line) {
    return std::ranges::any_of(recipient_fields,
                               [line](std::string_view field) { return begins(line, field); });
}

// The fields that name recipients, folded lines included.
std::string recipients_of(std::string_view raw) {
    std::string found;
    bool inside = false;
    while (!raw.empty()) {
        const std::string_view line = raw.substr(0, raw.find('\n'));
        raw.remove_prefix(std::min(raw.size(), line.size() + 1));
        if (line.empty() || line == "\r") break;
        const bool folded = line.front() == ' ' || line.front() == '\t';
        if (!folded) inside = names_recipients(line);
        if (inside) found += std::string(line) + "\n";
    }
    return found;
}

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t at = text.find_first_not_of(between_words); at != std::string::npos;) {
        const std::size_t end = std::min(text.find_first_of(between_words, at), text.size());
        words.push_back(text.substr(at, end - at));
        at = text.find_first_not_of(between_words, end);
    }
    return words;
}

std::vector<std::string> attendees_of(const reserve::ReadResult& result) {
    std::vector<std::string> attendees;
    const auto* read = std::get_if<reserve::WrittenReading>(&result);
    if (!read) return attendees;
    const auto add = [&attendees](const std::vector<reserve::Attendee>& listed) {
        for (const reserve::Attendee& attendee : listed) attendees.push_back(attendee.address);
    };
    for (const reserve::CalendarContent& content : read->reading.contents) {
        if (const auto* unreadable = std::get_if<reserve::Unreadable>(&content)) add(unreadable->attendees);
        if (const auto* invitation = std::get_if<reserve::Invitation>(&content))
            for (const reserve::Component& component : invitation->components) add(component.attendees);
    }
    return attendees;
}

std::vector<reserve::Room> rooms_at(const std::vector<std::string>& words, reserve::Directory& directory) {
    std::vector<reserve::Room> rooms;
    for (const std::string& word : words) {
        const auto address = reserve::Address::parse(word);
        const auto room = address ? directory.room_at(*address) : std::nullopt;
        if (room && std::ranges::count(rooms, room->id, &reserve::Room::id) == 0) rooms.push_back(*room);
    }
    return rooms;
}

}  // namespace

std::vector<reserve::Room> rooms_in_mail(std::string_view raw, const reserve::ReadResult& result,
                                         reserve::Directory& directory) {
    auto rooms = rooms_at(words_of(recipients_of(raw)), directory);
    return rooms.empty() ? rooms_at(attendees_of(result), directory) : rooms;
}

}  // namespace config
