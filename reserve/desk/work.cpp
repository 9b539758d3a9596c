#include "reserve/desk/work.hpp"

#include <stdexcept>

#include "reserve/desk/question_about.hpp"
#include "reserve/desk/save_decision.hpp"
#include "reserve/rules/asked_meeting.hpp"
#include "reserve/rules/decide.hpp"
#include "reserve/rules/decide_unreadable.hpp"

namespace reserve {
namespace {

std::vector<DecidedMeeting> decide_invitation(const Invitation& invitation, const Room& room,
                                              const Work& work, const DecidingSettings& settings, Instant now,
                                              Ledger& ledger) {
    std::vector<DecidedMeeting> decided;
    for (AskedMeeting& asked : asked_meetings(invitation, work.reading.mail, room)) {
        Meeting stored = ledger.meeting(room.id, asked.uid);
        const Question question = question_about(std::move(asked), std::move(stored), room, work.null_sender,
                                                 settings, now, ledger);
        decided.push_back(save_decision(decide(question, ledger), question, ledger));
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
    Meeting stored = ledger.meeting(room.id, asked.uid);
    const Question question =
        question_about(std::move(asked), std::move(stored), room, work.null_sender, settings, now, ledger);
    return save_decision(decide_unreadable(question, unreadable), question, ledger);
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
