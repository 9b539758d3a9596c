#include "reserve/desk/question_about.hpp"

#include "reserve/desk/policy_of.hpp"
#include "reserve/rules/approval/permission.hpp"
#include "reserve/rules/booking_window.hpp"
#include "reserve/rules/zones/known_zones.hpp"

namespace reserve {
namespace {

std::vector<Profile> default_user_profiles(const RequesterSettings& settings, Ledger& ledger) {
    return settings.default_user ? ledger.profiles(*settings.default_user) : std::vector<Profile>();
}

Asker asker_of(const Question& question, bool null_sender) {
    return {.uid = question.asked.uid,
            .address = Address::parse(question.asked.organizer),
            .checked = !null_sender && question.asked.method != Method::cancel};
}

RequesterFacts facts_of(const Question& question, const Asker& asker, const RequesterSettings& settings,
                        Ledger& ledger) {
    RequesterFacts facts;
    if (asker.address) facts.profiles = ledger.profiles(*asker.address);
    facts.is_room = asker.address && belongs_to(question.room, *asker.address);
    if (question.stored.reservation)
        facts.stored = StoredOrganizer{question.stored.organizer, question.profile_addresses};
    if (!lowest_active(facts.profiles)) facts.default_user_profiles = default_user_profiles(settings, ledger);
    return facts;
}

// The null sender is never refused (SPEC section 3), but booked for whom the table gives, if anyone.
RequesterOutcome requester_of(const Question& question, bool null_sender, const RequesterSettings& settings,
                              Ledger& ledger) {
    Asker asker = asker_of(question, null_sender);
    const RequesterFacts facts = facts_of(question, asker, settings, ledger);
    const RequesterOutcome outcome = check_requester(asker, facts, settings);
    if (asker.checked || question.asked.method == Method::cancel) return outcome;
    asker.checked = true;
    RequesterSettings booking_anyone = settings;
    booking_anyone.unknown = RequesterSettings::Unknown::book;
    return check_requester(asker, facts, booking_anyone);
}

bool is_external(const Question& question, const RequesterSettings& settings) {
    const auto organizer = Address::parse(question.asked.organizer);
    return !organizer || !accepted_domains_of(settings).contains(organizer->domain());
}

void add_booked_by(std::vector<Address>& who, const std::string& booked_by) {
    if (const auto address = Address::parse(booked_by)) who.push_back(*address);
}

// A request is also that of who acts for the organizer, and people have several addresses, which are looked
// up only where the policy names people.
std::vector<Address> who_asks(const Question& question, Ledger& ledger) {
    std::vector<Address> who = question.profile_addresses;
    if (const auto organizer = Address::parse(question.asked.organizer)) who.push_back(*organizer);
    if (const auto* known = std::get_if<KnownRequester>(&question.requester);
        known && known->found_by_address && names_people(question.policy))
        for (Address& address : ledger.addresses_of(known->profile)) who.push_back(std::move(address));
    if (question.asked.series) add_booked_by(who, question.asked.series->component.booked_by);
    for (const AskedComponent& exception : question.asked.exceptions)
        add_booked_by(who, exception.component.booked_by);
    return who;
}

}  // namespace

Question question_about(AskedMeeting asked, Meeting stored, const Room& room, bool null_sender,
                        const DecidingSettings& settings, Instant now, Ledger& ledger) {
    Question question{
        .asked = std::move(asked),
        .stored = std::move(stored),
        .profile_addresses = {},
        .room = room,
        .policy = policy_of(room, settings),
        .policy_of_other = [&settings](const Room& other) { return policy_of(other, settings); },
        .requester = Exempt{},
        .texts = settings.texts,
        .now = now};
    question.asked.zones = with_known_zones(question.asked, room.zone,
                                            {now, window_end(now, question.policy, room.zone)});
    if (question.stored.requester && question.stored.requester_found_by_address)
        question.profile_addresses = ledger.addresses_of(*question.stored.requester);
    question.requester = requester_of(question, null_sender, settings.requester, ledger);
    question.external = is_external(question, settings.requester);
    question.who_asks = who_asks(question, ledger);
    return question;
}

}  // namespace reserve
