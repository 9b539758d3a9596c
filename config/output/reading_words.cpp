#include "config/output/reading_words.hpp"

#include <algorithm>

#include "reserve/reading/reading_text.hpp"

namespace config {

namespace {

std::string name_of(reserve::Method method) {
    switch (method) {
        case reserve::Method::request:
            return "request";
        case reserve::Method::cancel:
            return "cancel";
        case reserve::Method::add:
            break;
    }
    return "add";
}

void add_once(std::string& words, const std::string& more, const char* separator) {
    if (words.find(more) != std::string::npos) return;
    words += (words.empty() ? "" : separator) + more;
}

void add_uid(ReadingWords& words, const std::string& uid) {
    if (!uid.empty() && std::ranges::find(words.uids, uid) == words.uids.end()) words.uids.push_back(uid);
}

void add_content(ReadingWords& words, const reserve::Unsubscribed& unsubscribed) {
    add_once(words.kind, "unsubscribed", ", ");
    add_once(words.reason, unsubscribed.reason, "; ");
}

void add_content(ReadingWords& words, const reserve::Unreadable& unreadable) {
    add_once(words.kind, "unreadable", ", ");
    add_once(words.reason, unreadable.reason, "; ");
    if (words.organizer.empty()) words.organizer = unreadable.organizer;
    add_uid(words, unreadable.uid);
}

void add_content(ReadingWords& words, const reserve::Invitation& invitation) {
    add_once(words.kind, name_of(invitation.method), ", ");
    for (const reserve::Component& component : invitation.components) {
        if (words.organizer.empty()) words.organizer = component.organizer;
        add_uid(words, component.uid);
        if (component.is_private)
            words.subject = "(private)";
        else if (words.subject.empty())
            words.subject = component.summary;
    }
}

}  // namespace

ReadingWords reading_words(const reserve::Reading& reading) {
    ReadingWords words;
    for (const reserve::CalendarContent& content : reading.contents)
        std::visit([&words](const auto& said) { add_content(words, said); }, content);
    if (words.organizer.empty()) words.organizer = reading.mail.from;
    if (words.subject.empty()) words.subject = reading.mail.subject;
    return words;
}

ReadingWords reading_words(const std::string& stored) {
    if (stored.empty()) return {.kind = "not read", .subject = {}, .organizer = {}, .uids = {}, .reason = {}};
    return reading_words(reserve::parse_reading(stored));
}

}  // namespace config
