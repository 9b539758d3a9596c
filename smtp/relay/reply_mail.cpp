#include "smtp/relay/reply_mail.hpp"

#include "reserve/itip/reply_text.hpp"

namespace smtp {
namespace {

using reserve::AnswerKind;

reserve::MailSubject subject_of(const reserve::Reply& reply) {
    using About = reserve::MailSubject::About;
    const About about = reply.kind == AnswerKind::decline     ? About::declined
                        : reply.kind == AnswerKind::tentative ? About::tentative
                                                              : About::accepted;
    return {about, reply.attendee_name, reply.organizer, reply.summary};
}

// Names the step, and the version that it answers: numbers alone begin anew with a new database.
std::string message_id_of(const reserve::Answer& answer, const reserve::AnswerStep& step) {
    return "roomgate.answer." + std::to_string(static_cast<std::int64_t>(answer.id)) + "." +
           std::to_string(step.position) + "." +
           std::to_string(answer.content.version.dtstamp.time_since_epoch().count()) + "@" +
           std::string(answer.mailbox.domain());
}

}  // namespace

Mail reply_mail(const reserve::Answer& answer, const reserve::AnswerStep& step, const reserve::Reply& reply,
                const reserve::AnswerTexts& texts, reserve::Instant now) {
    return {.from = answer.mailbox.text(),
            .recipients = {reply.organizer},
            .subject = texts.subject(subject_of(reply)),
            .date = now,
            .message_id = message_id_of(answer, step),
            .in_reply_to = answer.content.mail_message_id,
            .text = step.text,
            .html = step.html,
            .calendar = reserve::to_icalendar(reply, now)};
}

}  // namespace smtp
