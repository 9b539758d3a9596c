#pragma once
#include <signal.h>

#include "tests/gateway/one_answer_cast.hpp"

namespace gateway {

// One trouble after another, and what the organizer is told of the meeting.
class TroublesInSequence : public OneAnswer {
  protected:
    TroublesInSequence() {
        series.rule = "FREQ=DAILY;COUNT=4";
        clash.start = "20270112T090000Z";
        clash.end = "20270112T100000Z";
    }

    // The next answer does not arrive, or is done and its outcome is lost.
    void lose_call(const std::string& kind) {
        Fault fault;
        fault.kind = kind;
        fault.operation = "CreateItem";
        fault.times = 1;
        world.exchange().add_fault(fault);
    }
    bool is_in_doubt() {
        return eventually([this] { return world.log().find(" in doubt") != std::string::npos; });
    }
    void decide_and_doubt(const Meeting& asked, const std::string& lost, std::int64_t decided = 1) {
        lose_call(lost);
        invite_and_decide(asked, decided);
        ASSERT_TRUE(is_in_doubt());
    }
    // What is delivered next reaches the gateway behind what follows.
    void hold_next_forward() {
        Fault fault;
        fault.kind = "delay_forward";
        fault.delay = std::chrono::seconds(2);
        fault.times = 1;
        world.exchange().add_fault(fault);
    }
    // Accepted in part: the second date is taken.
    void take_second_date() {
        invite_and_decide(clash);
        ASSERT_TRUE(all_are("sent"));
    }
    // The first step is done, and before the second a person or the server does something.
    template <typename What>
    void between_steps(const What& what) {
        take_second_date();
        Fault fault;
        fault.kind = "slow";
        fault.operation = "CreateItem";
        fault.after = true;
        fault.delay = std::chrono::milliseconds(900);
        fault.times = 1;
        world.exchange().add_fault(fault);
        world.invite(series);
        ASSERT_EQ(world.answers(2).size(), 2U);
        world.program().signal(SIGSTOP);
        what();
        world.program().signal(SIGCONT);
    }
    void answer_date_by_hand(const std::string& start, const std::string& response) {
        for (const ShownDate& date : hand.dates(day, day + 5 * 86400))
            if (date.uid == series.uid && ical_time(date.start) == start) {
                EXPECT_TRUE(hand.answer(date, response));
                return;
            }
        ADD_FAILURE() << "no date at " << start;
    }
    bool is_quiet() {
        return becomes("SELECT count(*) FROM answer WHERE state IN ('waiting', 'sending')", 0);
    }
    // Of the meeting, as it comes to rest: "accept 0, decline 1 of a date"; the numbers are SEQUENCEs.
    std::string told() {
        EXPECT_TRUE(is_quiet());
        std::string all;
        for (const auto& mail : world.exchange().organizer_mail())
            if (mail.uid == meeting.uid)
                all += (all.empty() ? "" : ", ") + mail.kind + " " + std::to_string(mail.sequence) +
                       (mail.recurrence_id ? " of a date" : "") + (mail.automatic ? " by Exchange" : "");
        return all;
    }
    bool calendar_is_empty() {
        return world.exchange().entries(World::room, exchange::Folder::calendar).empty();
    }

    static Meeting update_of(Meeting asked, int sequence, const std::string& hour = "09") {
        asked.sequence = sequence;
        asked.start.replace(9, 2, hour);
        asked.end.replace(9, 2, std::to_string(std::stoi(hour) + 1));
        return asked;
    }
    // Of the meeting, when its room is taken.
    Meeting at_time_of_clash(int sequence) const {
        Meeting asked = clash;
        asked.uid = meeting.uid;
        asked.sequence = sequence;
        return asked;
    }
    // The second one of the series, asked for alone.
    static Meeting date_of(const Meeting& series, int sequence, const std::string& hour) {
        Meeting date = update_of(series, sequence, hour);
        date.rule.clear();
        date.start.replace(6, 2, "12");
        date.end.replace(6, 2, "12");
        date.more = "RECURRENCE-ID:20270112T090000Z\r\n";
        return date;
    }

    Meeting series = meeting;
    Meeting clash = World::budget(2);
    static constexpr std::int64_t day = 1799625600;  // 11 January 2027, as the meeting
};

}  // namespace gateway
