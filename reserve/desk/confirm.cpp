#include "reserve/desk/confirm.hpp"

#include <algorithm>

namespace reserve {
namespace {

using About = MailSubject::About;

const AnswerStep* step_for(const Decision& decision, const Verdict& verdict) {
    const auto answer =
        std::ranges::find(decision.answers, verdict.recurrence_id, &DecidedAnswer::recurrence_id);
    return answer == decision.answers.end() ? nullptr : &answer->steps.front();
}

// Nothing where the verdict neither books nor frees the room.
std::optional<NewNotice> notice_of(const DecidedMeeting& meeting, const Verdict& verdict,
                                   const AnswerTexts& texts) {
    const bool booked = verdict.outcome == Outcome::accepted || verdict.outcome == Outcome::accepted_in_part;
    const bool cancelled = verdict.outcome == Outcome::cancelled && meeting.was_booked;
    const AnswerStep* const step = step_for(meeting.decision, verdict);
    if ((!booked && !cancelled) || !step || step->silent) return std::nullopt;
    NewNotice notice{.approval = {},
                     .uid = meeting.uid,
                     .recurrence_id = verdict.recurrence_id,
                     .recipients = {},
                     .subject = texts.subject({booked ? About::booked : About::cancelled, meeting.room,
                                               meeting.organizer, meeting.decision.meeting.summary}),
                     .text = booked ? step->text : verdict.words};
    if (booked) notice.html = step->html;
    return notice;
}

}  // namespace

std::string confirmation_goes_to(const Work& work, const DecidedMeeting& meeting,
                                 const DecidingSettings& settings) {
    if (settings.confirmation == Confirmation::nobody) return {};
    if (work.null_sender || work.reading.mail.automatic) return {};
    const auto organizer = Address::parse(meeting.organizer);
    return organizer ? organizer->text() : "";
}

void confirm(const std::string& to, RoomId room, const DecidedMeeting& meeting, const AnswerTexts& texts,
             Instant now, Ledger& ledger) {
    if (to.empty()) return;
    for (const Verdict& verdict : meeting.decision.verdicts) {
        auto notice = notice_of(meeting, verdict, texts);
        if (!notice) continue;
        notice->room = room;
        notice->recipients = {to};
        notice->due = now;
        ledger.notify(*notice);
    }
}

}  // namespace reserve
