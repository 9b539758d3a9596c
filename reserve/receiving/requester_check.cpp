#include "reserve/receiving/requester_check.hpp"

#include <algorithm>

#include "reserve/x500_name.hpp"

namespace reserve {
namespace {

void add(std::vector<Asker>& askers, const std::string& uid, const std::string& organizer, bool checked) {
    auto same = std::ranges::find(askers, uid, &Asker::uid);
    if (same == askers.end()) same = askers.insert(same, {uid, std::nullopt, true});
    // Who is told by an X.500 name is looked up before the message is decided, and cannot be refused yet.
    same->checked = same->checked && checked && !x500_name(organizer);
    if (!same->address) same->address = requester_address(organizer, {});
}

void add(std::vector<Asker>& askers, const CalendarContent& content) {
    if (const auto* unreadable = std::get_if<Unreadable>(&content))
        add(askers, unreadable->uid, unreadable->organizer, unreadable->method != Method::cancel);
    if (const auto* invitation = std::get_if<Invitation>(&content))
        for (const Component& component : invitation->components)
            add(askers, component.uid, component.organizer, invitation->method != Method::cancel);
}

Asker asker_of(const Unsubscribed& unsubscribed, const MailFacts& mail, bool null_sender) {
    const auto from = Address::parse(mail.from);
    const bool checked = from && !null_sender && !unsubscribed.is_report && !unsubscribed.has_calendar;
    return {.uid = {}, .address = from, .checked = checked};
}

RequesterOutcome outcome_for(Refusal why, RequesterSettings::Unknown unknown) {
    if (unknown == RequesterSettings::Unknown::book) return WithoutRequester{};
    if (unknown == RequesterSettings::Unknown::decline) return DeclineRequester{why};
    return RefuseRequester{why};
}

}  // namespace

std::optional<Address> requester_address(const std::string& organizer, const MailFacts& mail) {
    if (auto address = Address::parse(organizer)) return address;
    return Address::parse(mail.from);
}

std::vector<Asker> askers(const Reading& reading, bool null_sender) {
    if (const auto* unsubscribed = std::get_if<Unsubscribed>(&reading.contents.front()))
        return {asker_of(*unsubscribed, reading.mail, null_sender)};
    std::vector<Asker> found;
    for (const CalendarContent& content : reading.contents) add(found, content);
    for (Asker& asker : found) {
        const bool from_counts = !asker.address;
        if (from_counts) asker.address = requester_address({}, reading.mail);
        if (null_sender || (from_counts && x500_name(reading.mail.from))) asker.checked = false;
    }
    return found;
}

bool is_organizer(const Address& address, const StoredOrganizer& stored) {
    if (Address::parse(stored.address) == address) return true;
    return std::ranges::find(stored.profile_addresses, address) != stored.profile_addresses.end();
}

bool belongs_to(const Room& room, const Address& address) {
    return room.mailbox == address || std::ranges::find(room.receiving, address) != room.receiving.end();
}

RequesterOutcome check_requester(const Asker& asker, const RequesterFacts& facts,
                                 const RequesterSettings& settings) {
    if (!asker.checked || facts.is_room) return Exempt{};
    if (facts.stored && asker.address && is_organizer(*asker.address, *facts.stored)) return Exempt{};
    if (!asker.address) return outcome_for(Refusal::unknown_requester, settings.unknown);
    const RequesterMatch match =
        match_requester(*asker.address, facts.profiles, rules_of(settings, facts.default_user_profiles));
    if (const auto* refusal = std::get_if<Refusal>(&match)) return outcome_for(*refusal, settings.unknown);
    if (std::holds_alternative<CreateContact>(match)) return CreateContact{};
    return KnownRequester{std::get<ProfileId>(match), lowest_active(facts.profiles).has_value()};
}

std::string refusal_in_words(const Asker& asker, Refusal why, const RequesterSettings& settings) {
    if (!asker.address) return "the message names no requester: neither ORGANIZER nor From is a mail address";
    const std::string& who = asker.address->text();
    if (why == Refusal::unknown_domain)
        return "requester " + who + " is unknown, and requester.accepted_domains does not list " +
               std::string(asker.address->domain());
    if (!settings.default_user)
        return "requester " + who + " is unknown, and requester.default_user is not set";
    return "requester " + who + " is unknown, and requester.default_user (" + settings.default_user->text() +
           ") has no active profile";
}

}  // namespace reserve
