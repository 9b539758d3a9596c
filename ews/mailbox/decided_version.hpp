#pragma once
#include <variant>
#include <vector>

#include "ews/responses/meeting_item.hpp"
#include "reserve/courier.hpp"

namespace ews {

// Nothing of the meeting is there, or only what is older.
struct NothingThere {};
using Choice = std::variant<NothingThere, MeetingItem, reserve::NewerThere>;

// Messages as if those were not there that came by SMTP and decided nothing (reserve::Answer::passed_over):
// they neither are newer versions to wait for, nor make the decided one out of date.
std::vector<MeetingItem> without_passed_over(std::vector<MeetingItem> items, const reserve::Answer& answer);

// The request that was decided among messages of the mailbox (SPEC section 5): by UID and RecurrenceId, then
// Message-ID where there is one, and AppointmentSequenceNumber. Out-of-date ones, delegates' copies,
// cancellations and responses are passed over. What lies in the inbox goes before what was deleted.
Choice choose_request(const std::vector<MeetingItem>& items, const reserve::NewAnswer& answer);
// Whether the item is that request for certain; what is older need not be looked at then.
bool is_decided_request(const MeetingItem& item, const reserve::NewAnswer& answer);
// Whether the class of the item begins so; as far as it is told.
bool may_have_class(const MeetingItem& item, std::string_view prefix);

// The item of the room's calendar for that version: the meeting, or the series.
Choice choose_calendar_item(const std::vector<MeetingItem>& items, const reserve::NewAnswer& answer);
// Dates of the meeting that its calendar shows on their own, as they were asked for without their series: up
// to that version.
std::vector<MeetingItem> dates_on_their_own(std::vector<MeetingItem> items, const reserve::NewAnswer& answer);

// Of those, whatever their version, the ones of that date.
std::vector<MeetingItem> on_their_own_at(std::vector<MeetingItem> items, const reserve::NewAnswer& answer,
                                         reserve::Instant recurrence_id);
// Whether such a date goes with the answer to the whole meeting: it is older, or all is declined that was
// answered. A newer one stays, instead of the meeting's own (ruling 6).
bool goes_with_meeting(const MeetingItem& date, const reserve::NewAnswer& answer);

// Whether the item shows that its version was answered at `since` or later; `kind` nothing: in any way.
bool shows_answer(const MeetingItem& item, const reserve::NewAnswer& answer,
                  std::optional<reserve::AnswerKind> kind, reserve::Instant since);
// Whether it shows one to the decided version, other than roomgate's own that came before (to the same
// version, of another kind than the one that is due).
bool shows_anothers_answer(const MeetingItem& item, const reserve::Answer& answer, reserve::AnswerKind due);

}  // namespace ews
