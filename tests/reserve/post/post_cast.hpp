#pragma once
#include <gtest/gtest.h>

#include "tests/reserve/post/post_fakes.hpp"

namespace post_test {

using namespace std::chrono_literals;

inline const Wait down{Wait::Scope::server, 0ms, false, "Unreachable", "Exchange is down."};
inline const Wait refused{Wait::Scope::server, 0ms, true, "HTTP 401", "Sign-in refused."};
inline const Wait busy_for_5_min{Wait::Scope::server, 300s, false, "ErrorServerBusy", "Throttled."};
inline const Wait mailbox_moves{Wait::Scope::answer, 0ms, false, "ErrorMailboxMoveInProgress",
                                "Being moved."};
inline const Superseded out_of_date{"ErrorCalendarMeetingRequestIsOutOfDate", "Newer."};

class PostTest : public testing::Test {
  protected:
    TestClock clock;
    TestLog log;
    TestOutbox outbox;
    TestCourier courier;
    PostSettings settings = [] {
        PostSettings made;
        made.random = [] { return 0.0; };
        return made;
    }();
    std::optional<Post> post_;
    int meetings_ = 0;
    std::vector<AnswerId> queued_;

    Post& post() {
        if (!post_) post_.emplace(outbox, courier, clock, log, settings);
        return *post_;
    }

    RoomId room(const std::string& name, const std::string& domain) {
        const auto known = outbox.directory.room_at(*Address::parse(name + "@" + domain));
        return known ? known->id : outbox.directory.add_room(name, domain);
    }

    AnswerId queue(int number, const std::string& domain = "corp.example.com", int steps = 1,
                   AnswerKind kind = AnswerKind::accept) {
        NewAnswer content;
        content.room = room("room." + std::to_string(number), domain);
        content.uid = "meeting-" + std::to_string(++meetings_) + "@example.org";
        content.due = clock.time;
        for (int i = 0; i < steps; ++i) content.steps.push_back({i, kind, {}, "Booked.", {}, false, {}});
        return queued_.emplace_back(outbox.fake.queue(content));
    }

    void say(Delivery delivery, const std::string& domain = "corp.example.com") {
        courier.said[domain].push_back(std::move(delivery));
    }

    std::size_t after(std::chrono::seconds time) {
        clock.time += time;
        return post().run_once();
    }

    AnswerState state(AnswerId id) { return outbox.fake.answer(id).state; }
    std::chrono::seconds due_in(AnswerId id) { return outbox.fake.answer(id).content.due - clock.time; }
};

}  // namespace post_test
