// A call was made and its outcome is lost; since then the request lies in Deleted Items. Whose answer has
// moved it?
#include "tests/ews/recorded_exchange.hpp"

namespace {

using namespace ews_test;
using reserve::AnswerKind;
using reserve::Evidence;

class MovedRequest : public RecordedExchange {
  protected:
    MovedRequest() {
        script = [this](const std::string& request) {
            if (has(request, "<m:CalendarView ")) return messages_of("FindItem", folder(in_view));
            if (has(request, "\"calendar\"")) return messages_of("FindItem", folder(in_calendar));
            if (has(request, "\"sentitems\"")) return messages_of("FindItem", folder(""));
            return is_find(request) ? messages_of("FindItem", folder("") + folder(moved)) : got(in_calendar);
        };
    }
    // An hour after the attempt and some minutes.
    static std::string at(int minute) { return "2026-11-20T09:" + std::to_string(10 + minute) + ":00Z"; }
    static std::string answered(const std::string& response, int minute) {
        return item(8,
                    our_uid + our_version + "<t:AppointmentReplyTime>" + at(minute) +
                        "</t:AppointmentReplyTime><t:MyResponseType>" + response + "</t:MyResponseType>",
                    "CalendarItem");
    }
    Evidence look_for(AnswerKind kind, std::optional<reserve::Instant> of = {}) {
        reserve::Answer answer = accept();
        answer.content.recurrence_id = of;
        answer.content.steps.front().kind = kind;
        answer.content.steps.front().recurrence_id = of;
        return look(answer);
    }
    // The request was for one date of a series.
    void is_of_a_date() {
        moved = item(
            7, our_uid + our_version + modified + "<t:RecurrenceId>2026-12-01T09:00:00Z</t:RecurrenceId>");
        in_calendar =
            item(8, our_uid + our_version + "<t:CalendarItemType>RecurringMaster</t:CalendarItemType>",
                 "CalendarItem");
    }
    void stands_in_the_series() {
        in_view = item(9,
                       our_uid + our_version +
                           "<t:Start>2026-12-01T09:00:00Z</t:Start><t:CalendarItemType>Occurrence"
                           "</t:CalendarItemType><t:RecurrenceId>2026-12-01T09:00:00Z</t:RecurrenceId>",
                       "CalendarItem");
    }

    const std::string modified = "<t:LastModifiedTime>" + at(0) + "</t:LastModifiedTime>";
    std::string moved = item(7, our_uid + our_version + modified);
    std::string in_calendar, in_view;
    const reserve::Instant date = std::chrono::sys_days{std::chrono::year{2026} / 12 / 1} + 9h;
};

TEST_F(MovedRequest, ShowsThatItWasAnswered) { EXPECT_EQ(look_for(AnswerKind::accept), Evidence::sent); }

TEST_F(MovedRequest, ShowsNothingWhereAnotherAnswerMovedIt) {
    in_calendar = answered("Decline", 0);
    EXPECT_EQ(look_for(AnswerKind::accept), Evidence::none);
}

TEST_F(MovedRequest, WasMovedByOursWhereTheOtherAnswerCameLater) {
    in_calendar = answered("Decline", 5);
    EXPECT_EQ(look_for(AnswerKind::accept), Evidence::sent);
}

TEST_F(MovedRequest, OfADateShowsNothingWhereTheDateWasDeclinedInstead) {
    is_of_a_date();
    EXPECT_EQ(look_for(AnswerKind::accept, date), Evidence::none);
    EXPECT_EQ(look_for(AnswerKind::decline, date), Evidence::sent);
}

TEST_F(MovedRequest, OfADateShowsNothingWhereTheDateStandsThoughItIsDeclined) {
    is_of_a_date();
    stands_in_the_series();
    EXPECT_EQ(look_for(AnswerKind::decline, date), Evidence::none);
    EXPECT_EQ(look_for(AnswerKind::accept, date), Evidence::sent);
}

}  // namespace
