#include "tests/reserve/rules/rules_cast.hpp"

// Who may book.

namespace reserve {
namespace {

using support::Draft;
using support::request;

class PolicyPeople : public Rules {
  protected:
    PolicyPeople() { policy().all_book_in_policy = false; }
    BookingPolicy& policy() { return office.settings.booking; }
};

const Draft tuesday_9 = Draft().starts("2026-11-24 09:00");
const Draft tuesday_14 = Draft().starts("2026-11-24 14:00");

TEST_F(PolicyPeople, WhoMayNotBookAreDeclined) {
    EXPECT_TRUE(says(words(request({tuesday_9})), "ada@corp.example.com is not among them"));
    EXPECT_EQ(booked(), Times{});
}

TEST_F(PolicyPeople, WhoAreOnTheListBook) {
    policy().book_in_policy = {"ada@corp.example.com"};
    EXPECT_EQ(outcome(request({tuesday_9.by("Ada@Corp.Example.com")})), Outcome::accepted);
}

TEST_F(PolicyPeople, OfADomainOnTheListBook) {
    policy().book_in_policy = {"@corp.example.com"};
    EXPECT_EQ(outcome(request({tuesday_9})), Outcome::accepted);
}

TEST_F(PolicyPeople, BookByAnyAddressOfTheirProfile) {
    books.shelf.profiles["ada.lovelace@corp.example.com"] = {support::ada};
    policy().book_in_policy = {"ada.lovelace@corp.example.com"};
    EXPECT_EQ(outcome(request({tuesday_9})), Outcome::accepted);
}

TEST_F(PolicyPeople, BookForOthers) {
    policy().book_in_policy = {"secretary@corp.example.com"};
    EXPECT_EQ(
        outcome(request({tuesday_9.with([](Component& c) { c.booked_by = "secretary@corp.example.com"; })})),
        Outcome::accepted);
}

TEST_F(PolicyPeople, WhoMayBookNoLongerKeepWhatIsUnchanged) {
    policy().book_in_policy = {"ada@corp.example.com"};
    send(request({tuesday_9}));
    policy().book_in_policy = {};
    EXPECT_EQ(outcome(request({tuesday_9.version(1, 1)})), Outcome::accepted);
    EXPECT_EQ(outcome(request({tuesday_14.version(2, 2)})), Outcome::declined);
}

class External : public Rules {
  protected:
    External() {
        books.shelf.profiles["grace@elsewhere.example"] = {{.id = ProfileId{9}}};
        office.settings.requester.accepted_domains = {"corp.example.com"};
    }
    Reading of_grace() { return request({tuesday_9.by("grace@elsewhere.example")}); }
};

TEST_F(External, RequestersBookByDefault) { EXPECT_EQ(outcome(of_grace()), Outcome::accepted); }

TEST_F(External, RequestersAreDeclinedWhereTheirMessagesAreNotProcessed) {
    office.settings.booking.process_external_meeting_messages = false;
    EXPECT_TRUE(says(words(of_grace()), "outside of the organization"));
    EXPECT_EQ(outcome(request({Draft("ours").starts("2026-11-24 09:00")})), Outcome::accepted);
}

}  // namespace
}  // namespace reserve
