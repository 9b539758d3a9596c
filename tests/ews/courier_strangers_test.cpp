#include "tests/ews/exchange_room.hpp"

namespace {

using namespace ews_test;
using enum AnswerKind;

// Somebody else's messages under the UID of the meeting (ruling 12), of which nothing came by SMTP.
class CourierBesideStrangers : public ExchangeRoom {
  protected:
    const Meeting adas{};
    const Meeting eves{.sequence = 5, .message_id = "<e1@example.org>", .organizer = "eve@example.org"};
    const Meeting eves_cancel{
        .sequence = 5, .message_id = "<e2@example.org>", .method = "CANCEL", .organizer = "eve@example.org"};

    std::vector<std::string> organizers_who_got_an_answer() {
        std::vector<std::string> organizers;
        for (const auto& it : exchange().organizer_mail()) organizers.push_back(it.organizer);
        return organizers;
    }
    std::vector<std::string> organizers_in_the_calendar() {
        std::vector<std::string> organizers;
        for (const auto& it : exchange().entries(room_12, exchange::Folder::calendar))
            organizers.push_back(it.organizer);
        return organizers;
    }
};

TEST_F(CourierBesideStrangers, AnswersTheOrganizerThoughTheirRequestIsNewer) {
    receive(adas);
    receive(eves);
    EXPECT_TRUE(is_sent(send(answer(accept))));
    EXPECT_EQ(organizers_who_got_an_answer(), std::vector<std::string>{"ada@example.org"});
    EXPECT_EQ(organizers_in_the_calendar(), std::vector<std::string>{"ada@example.org"});
}

TEST_F(CourierBesideStrangers, SaysWhatItRemovedFromTheCalendar) {
    receive(adas);
    receive(eves);
    EXPECT_TRUE(holds(words_of(send(answer(accept))), "Somebody else's message"));
}

TEST_F(CourierBesideStrangers, AnswersTheOrganizerAfterTheirCancellation) {
    receive(adas);
    receive(eves_cancel);
    EXPECT_TRUE(is_sent(send(answer(accept))));
    EXPECT_EQ(organizers_who_got_an_answer(), std::vector<std::string>{"ada@example.org"});
}

TEST_F(CourierBesideStrangers, AnswersTheOrganizerAfterACancellationThatCameBefore) {
    receive(eves_cancel);
    receive(adas);
    EXPECT_TRUE(is_sent(send(answer(decline))));
}

TEST_F(CourierBesideStrangers, LeavesTheAnswerToAPersonWhereTheirRequestCameFirst) {
    receive(eves);
    receive(adas);
    EXPECT_TRUE(std::holds_alternative<reserve::CannotHeal>(send(answer(accept))));
    EXPECT_TRUE(exchange().organizer_mail().empty());
}

TEST_F(CourierBesideStrangers, StillWaitsForTheOrganizersOwnNewerVersion) {
    receive(adas);
    receive(eves);
    receive({.sequence = 6, .message_id = "<m2@example.org>"});
    EXPECT_TRUE(std::holds_alternative<reserve::NewerThere>(send(answer(accept))));
    EXPECT_EQ(organizers_in_the_calendar(), std::vector<std::string>{"ada@example.org"});
}

}  // namespace
