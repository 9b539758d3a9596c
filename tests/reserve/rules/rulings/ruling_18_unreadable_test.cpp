// What is unreadable frees nothing; its repeat is a repeat, and an unreadable CANCEL is parked.
#include "tests/reserve/rules/rulings/rulings_cast.hpp"

namespace reserve {
namespace {

using support::request;

class Ruling18 : public Rules {
  protected:
    static Reading unreadable(std::optional<Method> method = Method::request, int sequence = 1) {
        Unreadable what;
        what.reason = "the time zone \"Nowhere\" is not known";
        what.method = method;
        what.uid = "m1";
        what.organizer = "ada@corp.example.com";
        what.sequence = sequence;
        what.dtstamp = support::at("2026-11-22 02:00");
        return {.mail = {}, .contents = {what}, .warnings = {}};
    }
};

TEST_F(Ruling18, WhatIsUnreadableIsDeclinedWithTheReason) {
    const Decision decision = send(unreadable());
    EXPECT_EQ(kinds(decision), std::vector{AnswerKind::decline});
    EXPECT_TRUE(says(decision.answers.at(0).steps.at(0).text, "Nowhere"));
}

TEST_F(Ruling18, WhatIsUnreadableFreesNothing) {
    send(request({tuesday_9}));
    EXPECT_EQ(outcome(unreadable()), Outcome::declined);
    EXPECT_EQ(booked(), Times{"24 Nov 09:00-10:00"});
}

TEST_F(Ruling18, TheAnswerToWhatIsUnreadableSaysWhatStaysBooked) {
    const auto text = [&] { return send(unreadable()).answers.at(0).steps.at(0).text; };
    send(request({tuesday_9}));
    EXPECT_TRUE(says(text(), "Still booked for you as before: Tue 24 Nov 2026 10:00-11:00 (Europe/Berlin)."));
}

TEST_F(Ruling18, WhatDecliningTheUnreadableRemovesFromExchangeIsPutBack) {
    send(request({tuesday_9}));
    EXPECT_EQ(kinds(send(unreadable())), (std::vector{AnswerKind::decline, AnswerKind::mirror}));
}

TEST_F(Ruling18, TheRepeatOfWhatIsUnreadableIsARepeat) {
    send(unreadable());
    EXPECT_EQ(outcome(unreadable()), Outcome::repeated);
}

TEST_F(Ruling18, AReadableVersionAfterAnUnreadableOneIsDecided) {
    send(request({tuesday_9}));
    send(unreadable());
    EXPECT_EQ(outcome(request({tuesday_14.version(2, 130)})), Outcome::accepted);
    EXPECT_EQ(booked(), Times{"24 Nov 14:00-15:00"});
}

TEST_F(Ruling18, AnUnreadableCancelIsParked) {
    EXPECT_EQ(outcome(unreadable(Method::cancel)), Outcome::parked);
}

TEST_F(Ruling18, WithoutUidOrOrganizerItIsParked) {
    Reading no_uid = unreadable();
    std::get<Unreadable>(no_uid.contents.at(0)).uid.clear();
    Reading no_organizer = unreadable();
    std::get<Unreadable>(no_organizer.contents.at(0)).organizer.clear();
    EXPECT_EQ(outcome(no_uid), Outcome::parked);
    EXPECT_EQ(outcome(no_organizer), Outcome::parked);
}

TEST_F(Ruling18, ItIsParkedWhereTheSettingSaysSo) {
    office.settings.booking.unreadable = BookingPolicy::Unreadable::park;
    EXPECT_EQ(outcome(unreadable()), Outcome::parked);
}

TEST_F(Ruling18, AStrangersUnreadableMessageIsParked) {
    send(request({tuesday_9}));
    Reading strange = unreadable();
    std::get<Unreadable>(strange.contents.at(0)).organizer = "mallory@corp.example.com";
    EXPECT_EQ(outcome(strange), Outcome::parked);
}

}  // namespace
}  // namespace reserve
