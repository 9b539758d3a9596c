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

void add_content(ReadingWords& words, const reserve::Unsubscribed& unsubscribed) {
    words.kind = "unsubscribed";
    words.reason = unsubscribed.reason;
}

void add_content(ReadingWords& words, const reserve::Unreadable& unreadable) {
    words.kind = "unreadable";
    words.reason = unreadable.reason;
    words.organizer = unreadable.organizer;
    if (!unreadable.uid.empty()) words.uids.push_back(unreadable.uid);
}

void add_content(ReadingWords& words, const reserve::Invitation& invitation) {
    words.kind = name_of(invitation.method);
    for (const reserve::Component& component : invitation.components) {
        if (words.organizer.empty()) words.organizer = component.organizer;
        if (std::ranges::find(words.uids, component.uid) == words.uids.end())
            words.uids.push_back(component.uid);
        if (component.is_private)
            words.subject = "(private)";
        else if (words.subject.empty())
            words.subject = component.summary;
    }
}

}  // namespace

ReadingWords reading_words(const reserve::Reading& reading) {
    ReadingWords words;
    std::visit([&words](const auto& content) { add_content(words, content); }, reading.content);
    if (words.organizer.empty()) words.organizer = reading.mail.from;
    if (words.subject.empty()) words.subject = reading.mail.subject;
    return words;
}

ReadingWords reading_words(const std::string& stored) {
    if (stored.empty()) return {.kind = "not read", .subject = {}, .organizer = {}, .uids = {}, .reason = {}};
    return reading_words(reserve::parse_reading(stored));
}

}  // namespace config
