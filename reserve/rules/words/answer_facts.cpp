#include "reserve/rules/words/answer_facts.hpp"

#include <algorithm>

#include "reserve/rules/words/phrase_facts.hpp"

namespace reserve {
namespace {

// A reader of an answer is not helped by more.
constexpr std::size_t most_declined = 20;
constexpr std::size_t most_of_a_series =
    100;  // accepted in part: each of the others is declined in a mail of its own

std::string_view name_of(AnswerForm form) {
    switch (form) {
        case AnswerForm::accepted:
            return "accepted";
        case AnswerForm::accepted_in_part:
            return "accepted_in_part";
        case AnswerForm::tentative:
            return "tentative";
        case AnswerForm::tentative_date:
            return "tentative_date";
        case AnswerForm::declined:
            return "declined";
        case AnswerForm::declined_date:
            return "declined_date";
        case AnswerForm::extended:
            return "extended";
        case AnswerForm::further_date:
            return "further_date";
        case AnswerForm::unreadable:
            return "unreadable";
    }
    return {};
}

class Telling {
  public:
    Telling(AnswerForm form, const Account& account, const DateFormat& dates)
        : form_(form), account_(account), dates_(dates), phrases_(account, dates) {}

    Facts all() const {
        Facts facts;
        facts.say("room", account_.room);
        if (form_ == AnswerForm::unreadable)
            facts.tell("unreadable", phrases_.reason(account_.refusal));
        else
            facts.tell(name_of(form_));
        held(facts);
        if (form_ != AnswerForm::declined && form_ != AnswerForm::unreadable) booked(facts);
        if (form_ != AnswerForm::unreadable && form_ != AnswerForm::tentative_date) refused(facts);
        if (form_ != AnswerForm::declined_date && form_ != AnswerForm::tentative_date) around(facts);
        if (account_.verdict) verdict(facts, *account_.verdict);
        if (!account_.additional_response.empty())
            facts.tell("additional_response", Facts().say("text", account_.additional_response));
        return facts;
    }

  private:
    void verdict(Facts& facts, const DelegateVerdict& verdict) const {
        Facts said;
        if (verdict.approved) said.tell("approved");
        if (account_.has_delegates) said.tell("delegates");
        if (!verdict.by.empty()) said.tell("by", Facts().say("name", verdict.by));
        if (!verdict.comment.empty()) said.tell("comment", Facts().say("text", verdict.comment));
        facts.tell("verdict", std::move(said));
    }

    void held(Facts& facts) const {
        std::vector<Interval> times;
        for (const Date& date : account_.tentative) times.push_back(date.time);
        if (times.empty()) return;
        Facts said = phrases_.once_or_more(times);
        if (account_.has_delegates) said.tell("delegates");
        facts.tell("held", std::move(said));
    }

    void booked(Facts& facts) const {
        const auto& times = account_.booked;
        const bool of_one_date = form_ == AnswerForm::declined_date || form_ == AnswerForm::further_date ||
                                 form_ == AnswerForm::tentative_date;
        if (of_one_date) return;
        const bool none_is_usual = form_ == AnswerForm::extended || form_ == AnswerForm::tentative;
        if (!times.empty() || !none_is_usual) facts.tell("booked", phrases_.once_or_more(times));
    }

    void refused(Facts& facts) const {
        const auto& refused = account_.refused;
        const bool single =
            form_ == AnswerForm::declined_date || form_ == AnswerForm::further_date ||
            (form_ == AnswerForm::declined && refused.size() == 1 && account_.refusal.empty());
        if (single) {
            if (!refused.empty()) facts.tell("refused_once", phrases_.refused_date(refused.front(), true));
            return;
        }
        const bool together = !account_.refusal.empty();
        if (together) facts.tell("refused_together", phrases_.reason(account_.refusal));
        not_booked(facts, form_ == AnswerForm::declined && together);
    }

    // Of a series that is declined as a whole, only the dates that have a reason of their own.
    void not_booked(Facts& facts, bool only_with_reason) const {
        const std::size_t most = form_ == AnswerForm::declined ? most_declined : most_of_a_series;
        std::vector<Facts> dates;
        std::size_t all = 0;
        for (const JudgedDate& judged : account_.refused) {
            if (only_with_reason && !judged.refused()) continue;
            if (++all <= most) dates.push_back(phrases_.refused_date(judged, false));
        }
        if (all == 0) return;
        const std::size_t told = dates.size();
        Facts list;
        list.list("dates", std::move(dates)).list("more", more(all, told));
        facts.tell("not_booked", std::move(list));
    }

    void around(Facts& facts) const {
        if (account_.bookable_until) {
            Facts until;
            until.say("day",
                      dates_.day(*account_.bookable_until - std::chrono::seconds(1), account_.room_zone));
            if (account_.extended) until.tell("later_too");
            facts.tell("bookable_until", std::move(until));
        }
        if (!account_.released.empty()) facts.tell("released", phrases_.dates(account_.released));
        if (!account_.kept.empty()) facts.tell("kept", phrases_.dates(account_.kept));
        const auto clash =
            std::ranges::find_if(account_.refused, [](const JudgedDate& d) { return !d.clashes.empty(); });
        if (clash != account_.refused.end() && form_ != AnswerForm::extended)
            advice(facts, clash->asked.date.time);
    }

    void advice(Facts& facts, const Interval& asked) const {
        const Advice& advice = account_.advice;
        if (advice.next_free)
            facts.tell(
                "next_free",
                phrases_.date(*advice.next_free).say("length", dates_.length(asked.end - asked.start)));
        std::vector<Facts> rooms;
        for (const std::string& room : advice.rooms) rooms.emplace_back().say("name", room);
        separate(rooms, true);
        if (!rooms.empty()) facts.tell("free_rooms", Facts().list("rooms", std::move(rooms)));
        facts.tell("choose_again");
    }

    const AnswerForm form_;
    const Account& account_;
    const DateFormat& dates_;
    const PhraseFacts phrases_;
};

}  // namespace

Facts facts_of(AnswerForm form, const Account& account, const DateFormat& dates) {
    return Telling(form, account, dates).all();
}

}  // namespace reserve
