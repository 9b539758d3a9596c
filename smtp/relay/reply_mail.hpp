#pragma once
#include "reserve/itip/reply.hpp"
#include "reserve/rules/words/answer_texts.hpp"
#include "smtp/relay/mail.hpp"

namespace smtp {

// A step of an answer as the mail that carries it (RFC 6047): from the room to the organizer, as text, as
// HTML and as a REPLY. The same step has the same Message-ID each time.
Mail reply_mail(const reserve::Answer& answer, const reserve::AnswerStep& step, const reserve::Reply& reply,
                const reserve::AnswerTexts& texts, reserve::Instant now);

}  // namespace smtp
