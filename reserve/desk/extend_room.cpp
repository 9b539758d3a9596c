#include "reserve/desk/extend_room.hpp"

#include "reserve/desk/extend_own_series.hpp"
#include "reserve/desk/new_answer.hpp"
#include "reserve/desk/policy_of.hpp"
#include "reserve/desk/question_about.hpp"
#include "reserve/desk/record_verdicts.hpp"
#include "reserve/desk/save_decision.hpp"
#include "reserve/rules/booking_window.hpp"
#include "reserve/rules/series/extend_series.hpp"
#include "reserve/series_book.hpp"

namespace reserve {
namespace {

constexpr std::size_t most_in_a_transaction = 20;

void write_down(const DecidedMeeting& decided, RoomId room, const std::optional<AnsweredRequest>& request,
                Instant now, Ledger& ledger) {
    record_verdicts(request ? std::optional(request->item) : std::nullopt, room, decided, now, ledger);
    if (!request) return;
    for (const DecidedAnswer& answer : decided.decision.answers)
        ledger.queue_further(new_answer(request->item, request->mail_message_id, room, decided, answer, now));
}

std::optional<AnsweredRequest> request_of(const DecidedMeeting& decided, RoomId room, Ledger& ledger) {
    if (decided.decision.verdicts.empty()) return std::nullopt;
    return ledger.answered(room, decided.uid, decided.decision.verdicts.front().version);
}

ExtendedSeries extend(AskedMeeting asked, Meeting stored, const Room& room, const DecidingSettings& settings,
                      Instant now, Ledger& ledger) {
    const Question question =
        question_about(std::move(asked), std::move(stored), room, false, settings, now, ledger);
    DecidedMeeting decided = save_decision(extend_series(question, ledger), question, ledger);
    const auto request = request_of(decided, room.id, ledger);
    if (!request && !decided.decision.answers.empty())
        decided.decision.warnings.push_back(
            "dates of the series are not booked, and nobody is told: it was "
            "not booked by mail");
    write_down(decided, room.id, request, now, ledger);
    return {request ? std::optional(request->message) : std::nullopt, std::move(decided)};
}

// Whatever enforce_scheduling_horizon says: policies are for mail.
ExtendedRoom extend_own(const Room& room, const BookingPolicy& policy, Instant end, Instant now,
                        Ledger& ledger) {
    ExtendedRoom extended;
    for (const std::string& uid : ledger.series().behind(room.id, end, most_in_a_transaction))
        extended.series.push_back({std::nullopt, extend_own_series(room, uid, policy, end, now, ledger)});
    extended.complete = ledger.series().behind(room.id, end, 1).empty();
    return extended;
}

}  // namespace

ExtendedRoom extend_room(RoomId id, const DecidingSettings& settings, Instant now, Ledger& ledger) {
    const bool any_by_mail = !ledger.series_behind(id, Instant::max(), 1).empty();
    if (!any_by_mail && ledger.series().behind(id, Instant::max(), 1).empty()) return {};
    const auto room = ledger.room(id);
    if (!room) return {};
    const BookingPolicy policy = policy_of(*room, settings);
    const Instant end = window_end(now, policy, room->zone);
    ExtendedRoom extended = extend_own(*room, policy, end, now, ledger);
    if (policy.enforce_scheduling_horizon || !any_by_mail) return extended;
    const auto uids = ledger.series_behind(id, end, most_in_a_transaction);
    extended.complete = extended.complete && uids.size() < most_in_a_transaction;
    for (const std::string& uid : uids) {
        Meeting stored = ledger.meeting(id, uid);
        if (auto asked = series_that_goes_on(stored, *room))
            extended.series.push_back(
                extend(*std::move(asked), std::move(stored), *room, settings, now, ledger));
    }
    return extended;
}

}  // namespace reserve
