#pragma once
#include <gtest/gtest.h>

#include "tests/gateway/calendar_hand.hpp"
#include "tests/gateway/world.hpp"

namespace gateway {

using exchange::Fault;

// A gateway that loses no time, and what others do in the mailbox of its room meanwhile.
class OneAnswer : public testing::Test {
  protected:
    OneAnswer() { world.start(); }

    // roomgate sees nothing of the mailboxes until it is let.
    void blindfold() {
        Fault fault;
        fault.kind = "http_status";
        fault.operation = "FindItem";
        world.exchange().add_fault(fault);
    }
    void let_see() { world.exchange().clear_faults(); }

    void invite_and_decide(const Meeting& asked, std::int64_t decided = 1) {
        world.invite(asked);
        ASSERT_TRUE(becomes("SELECT count(*) FROM item WHERE status IN (3, -2)", decided));
    }
    void cancel_and_decide(const Meeting& asked, std::int64_t decided) {
        world.cancel(asked);
        ASSERT_TRUE(becomes("SELECT count(*) FROM item WHERE status IN (3, -2)", decided));
    }
    void let_exchange_accept(bool itself = true) {
        exchange::Room room;
        room.mailbox = World::room;
        room.receiving = World::room_receiving;
        room.auto_accept = itself;
        world.exchange().put_room(room);
    }
    void code(const std::string& response_code, std::int64_t times = -1) {
        Fault fault;
        fault.kind = "code";
        fault.code = response_code;
        fault.mailbox = World::room;
        fault.operation = times < 0 ? "" : "CreateItem";
        fault.per_item = times >= 0;
        fault.times = times;
        world.exchange().add_fault(fault);
    }

    bool becomes(const std::string& sql, std::int64_t value) {
        return eventually([&] { return world.number(sql) == value; });
    }
    // Nothing is on its way any more.
    bool all_are(const std::string& state) {
        return becomes("SELECT count(*) FROM answer WHERE state <> '" + state + "'", 0);
    }
    std::string heard() {
        std::string kinds;
        for (const auto& mail : world.exchange().organizer_mail())
            kinds += (kinds.empty() ? "" : " ") + mail.kind + (mail.automatic ? " by Exchange" : "");
        return kinds;
    }
    bool warned(const std::string& words) {
        return eventually([&] {
            const std::string log = world.log();
            const auto at = log.find(words);
            return at != std::string::npos && log.rfind(" warning ", at) > log.rfind('\n', at);
        });
    }

    World world{
        "call_limit = \"1 s\"\nretry_duration = \"1 s\"\n[booking]\nbooking_window_in_days = 1080\n"
        "maximum_conflict_instances = 1\nconflict_percentage_allowed = 50\n[post]\n"
        "retry_duration = \"1 s\"\nretry_at_most = \"1 s\"\nslow_retry = \"1 s\"\nslow_retry_at_most = \"1 "
        "s\"\n"
        "call_limit = \"1 s\"\ngrace = \"1 s\"\nnot_found_after = \"60 s\"\n"};
    const Meeting meeting = World::budget();
    CalendarHand hand{world.exchange(), World::room};
};

}  // namespace gateway
