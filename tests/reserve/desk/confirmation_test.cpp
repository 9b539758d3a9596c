#include "reserve/desk/confirm.hpp"
#include "tests/reserve/desk/desk_cast.hpp"

namespace reserve {
namespace {

using support::cancel;
using support::Draft;
using support::request;

class ConfirmationTest : public DeskTest {
  protected:
    ConfirmationTest() {
        DecidingSettings confirming;
        confirming.confirmation = Confirmation::requester;
        desk.apply(confirming);
    }
    const std::vector<NewNotice>& after(const Reading& reading) {
        deliver(reading);
        desk.run_once();
        return books.shelf.notices;
    }
};

TEST_F(ConfirmationTest, GoesToTheOrganizerWithTheWordsOfTheAnswer) {
    const auto& notices = after(request({tuesday_9}));
    ASSERT_EQ(notices.size(), 1U);
    EXPECT_EQ(notices[0].recipients, std::vector<std::string>{"ada@corp.example.com"});
    EXPECT_EQ(notices[0].subject, "Room 1 is booked");
    EXPECT_EQ(notices[0].text, books.shelf.answers.at(0).content.steps.at(0).text);
    EXPECT_EQ(notices[0].html, books.shelf.answers.at(0).content.steps.at(0).html);
    EXPECT_FALSE(notices[0].approval);
}

TEST(ConfirmationGoesTo, TheAddressThatStandsInTheOrganizer) {
    DecidingSettings confirming;
    confirming.confirmation = Confirmation::requester;
    const auto to = [&](const std::string& organizer) {
        return confirmation_goes_to({}, {.uid = "m1", .organizer = organizer, .decision = {}}, confirming);
    };
    EXPECT_EQ(to("MAILTO:Ada%2Bsail@corp.example.com"), "Ada+sail@corp.example.com");
    EXPECT_EQ(to(" <ada@corp.example.com>"), "ada@corp.example.com");
    EXPECT_EQ(to("/O=CORP/CN=ADA"), "");
    EXPECT_EQ(to("ada@corp.example.com\r\nBcc: eve@example.com"), "");
}

TEST_F(ConfirmationTest, GoesToNobodyUnlessItIsSet) {
    desk.apply({});
    EXPECT_TRUE(after(request({tuesday_9})).empty());
}

TEST_F(ConfirmationTest, GoesToNobodyWhoSentByAProgram) {
    Reading automatic = request({tuesday_9});
    automatic.mail.automatic = true;
    EXPECT_TRUE(after(automatic).empty());
}

TEST_F(ConfirmationTest, GoesToNobodyWhoWantsNoAnswer) {
    const std::vector<Attendee> silent{{.address = "room.1@corp.example.com", .rsvp_false = true}};
    EXPECT_TRUE(after(request({tuesday_9.to(silent)})).empty());
}

TEST_F(ConfirmationTest, TellsOfACancellationOfWhatWasBooked) {
    after(request({tuesday_9}));
    const auto& notices = after(cancel({tuesday_9.version(1, 1)}));
    ASSERT_EQ(notices.size(), 2U);
    EXPECT_EQ(notices[1].subject, "Room 1 is no longer booked");
    EXPECT_NE(notices[1].text.find("cancel"), std::string::npos) << notices[1].text;
    EXPECT_EQ(notices[1].html, "");
}

TEST_F(ConfirmationTest, TellsNothingOfACancellationOfWhatWasDeclined) {
    after(request({Draft("m2").starts("2026-11-24 09:00")}));
    after(request({tuesday_9}));
    EXPECT_EQ(after(cancel({tuesday_9.version(1, 1)})).size(), 1U);
}

TEST_F(ConfirmationTest, GoesToNobodyForTheNullSender) {
    deliver(request({tuesday_9}));
    inbox.ready.back().reverse_path = "";
    desk.run_once();
    EXPECT_TRUE(books.shelf.notices.empty());
}

TEST_F(ConfirmationTest, TellsOfEachDateWithItsOwnWords) {
    after(request({tuesday_9.repeats("FREQ=WEEKLY;COUNT=4")}));
    const auto& notices =
        after(request({Draft().instead_of("2026-12-01 09:00").starts("2026-12-01 15:00").version(1, 5),
                       Draft().instead_of("2026-12-08 09:00").starts("2026-12-08 16:00").version(1, 5)}));
    ASSERT_EQ(notices.size(), 3U);
    EXPECT_EQ(notices[1].recurrence_id, support::at("2026-12-01 09:00"));
    EXPECT_EQ(notices[2].recurrence_id, support::at("2026-12-08 09:00"));
    EXPECT_NE(notices[1].text, notices[2].text);
}

TEST_F(ConfirmationTest, TellsOfASeriesThatIsBookedInPart) {
    DecidingSettings confirming;
    confirming.confirmation = Confirmation::requester;
    confirming.booking.conflict_percentage_allowed = 25;
    confirming.booking.maximum_conflict_instances = 1;
    desk.apply(confirming);
    after(request({Draft("m2").starts("2026-12-01 09:00")}));
    EXPECT_EQ(after(request({tuesday_9.repeats("FREQ=WEEKLY;COUNT=4")})).size(), 2U);
}

TEST_F(ConfirmationTest, IsNotMadeForARepeat) {
    after(request({tuesday_9}));
    EXPECT_EQ(after(request({tuesday_9})).size(), 1U);
}

}  // namespace
}  // namespace reserve
