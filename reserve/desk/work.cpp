#include "reserve/desk/work.hpp"

#include <stdexcept>

#include "reserve/rules/asked_meeting.hpp"
#include "reserve/rules/decide.hpp"
#include "reserve/rules/decide_unreadable.hpp"

namespace reserve {
namespace {

std::vector<Profile> default_user_profiles(const RequesterSettings& settings, Ledger& ledger) {
    return settings.default_user ? ledger.profiles(*settings.default_user) : std::vector<Profile>();
}

Asker asker_of(const Question& question, const Work& work) {
    return {.uid = question.asked.uid,
            .address = Address::parse(question.asked.organizer),
            .checked = !work.null_sender && question.asked.method != Method::cancel};
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
RequesterOutcome requester_of(const Question& question, const Work& work, const RequesterSettings& settings,
                              Ledger& ledger) {
    Asker asker = asker_of(question, work);
    const RequesterFacts facts = facts_of(question, asker, settings, ledger);
    const RequesterOutcome outcome = check_requester(asker, facts, settings);
    if (asker.checked || question.asked.method == Method::cancel) return outcome;
    asker.checked = true;
    RequesterSettings booking_anyone = settings;
    booking_anyone.unknown = RequesterSettings::Unknown::book;
    return check_requester(asker, facts, booking_anyone);
}

Question question_about(AskedMeeting asked, const Room& room, const Work& work,
                        const DecidingSettings& settings, Instant now, Ledger& ledger) {
    Question question{.asked = std::move(asked),
                      .stored = {},
                      .profile_addresses = {},
                      .room = room,
                      .policy = settings.booking,
                      .requester = Exempt{},
                      .now = now};
    question.stored = ledger.meeting(room.id, question.asked.uid);
    if (question.stored.requester && question.stored.requester_found_by_address)
        question.profile_addresses = ledger.addresses_of(*question.stored.requester);
    question.requester = requester_of(question, work, settings.requester, ledger);
    return question;
}

// Only who gets a booking becomes a profile or a requester of one.
Meeting with_requester(Meeting meeting, const Question& question, Ledger& ledger) {
    if (question.stored.reservation || meeting.occurrences.empty()) return meeting;
    if (const auto* known = std::get_if<KnownRequester>(&question.requester)) {
        meeting.requester = known->profile;
        meeting.requester_found_by_address = known->found_by_address;
    }
    const auto address = Address::parse(question.asked.organizer);
    if (!std::holds_alternative<CreateContact>(question.requester) || !address) return meeting;
    meeting.requester = ledger.create_contact(*address, question.now);
    meeting.requester_found_by_address = true;
    return meeting;
}

DecidedMeeting saved(Decision decision, const Question& question, Ledger& ledger) {
    decision.meeting = with_requester(std::move(decision.meeting), question, ledger);
    ledger.save(question.stored, decision.meeting);
    return {question.asked.uid, question.asked.organizer, std::move(decision)};
}

std::vector<DecidedMeeting> decide_invitation(const Invitation& invitation, const Room& room,
                                              const Work& work, const DecidingSettings& settings, Instant now,
                                              Ledger& ledger) {
    std::vector<DecidedMeeting> decided;
    for (AskedMeeting& asked : asked_meetings(invitation, work.reading.mail, room)) {
        const Question question = question_about(std::move(asked), room, work, settings, now, ledger);
        decided.push_back(saved(decide(question, ledger), question, ledger));
    }
    return decided;
}

DecidedMeeting decide_unreadable_work(const Unreadable& unreadable, const Room& room, const Work& work,
                                      const DecidingSettings& settings, Instant now, Ledger& ledger) {
    AskedMeeting asked{.method = unreadable.method.value_or(Method::request),
                       .uid = unreadable.uid,
                       .organizer = unreadable.organizer,
                       .zones = {},
                       .series = std::nullopt,
                       .exceptions = {}};
    if (const auto address = requester_address(unreadable.organizer, work.reading.mail))
        asked.organizer = address->text();
    const Question question = question_about(std::move(asked), room, work, settings, now, ledger);
    return saved(decide_unreadable(question, unreadable), question, ledger);
}

DecidedMeeting nothing_to_do(std::string reason) {
    Decision decision;
    decision.verdicts = {{Outcome::unsubscribed, std::nullopt, {}, std::move(reason)}};
    return {{}, {}, std::move(decision)};
}

}  // namespace

std::vector<DecidedMeeting> decide_work(const Work& work, const DecidingSettings& settings, Instant now,
                                        Ledger& ledger) {
    const auto room = ledger.room(work.room);
    if (!room)
        throw std::runtime_error("room " + std::to_string(static_cast<std::int64_t>(work.room)) +
                                 " is not in the directory");
    if (const auto* nothing = std::get_if<Unsubscribed>(&work.reading.content))
        return {nothing_to_do(nothing->reason)};
    if (const auto* unreadable = std::get_if<Unreadable>(&work.reading.content))
        return {decide_unreadable_work(*unreadable, *room, work, settings, now, ledger)};
    const auto& invitation = std::get<Invitation>(work.reading.content);
    std::vector<DecidedMeeting> decided = decide_invitation(invitation, *room, work, settings, now, ledger);
    if (decided.empty()) decided.push_back(nothing_to_do("No component of the message concerns the room."));
    return decided;
}

}  // namespace reserve
