#include "ews/requests/delete_item.hpp"
#include "tests/ews/exchange_room.hpp"

namespace {

using namespace ews_test;
using enum AnswerKind;

class CourierLadder : public ExchangeRoom {};

TEST_F(CourierLadder, FindsByMessageIdWhereTheServerCannotSearchByGlobalObjectId) {
    fault("unsupported_path");
    receive();
    EXPECT_TRUE(is_sent(send(answer(accept))));
    EXPECT_EQ(operations().size(), 3U);
}

TEST_F(CourierLadder, FindsByPagingWhereNothingElseWorks) {
    fault("unsupported_path");
    fault("find_limit");
    receive();
    for (int i = 0; i < 7; ++i) {
        const std::string number = std::to_string(i);
        receive({.uid = "other-" + number, .message_id = "<o" + number + "@example.org>"});
    }
    Answer without_id = answer(accept);
    without_id.content.mail_message_id.clear();
    EXPECT_TRUE(is_sent(send(without_id)));
    EXPECT_EQ(exchange().organizer_mail().front().uid, uid);
}

TEST_F(CourierLadder, AnswersARequestThatWasDeletedUnanswered) {
    receive();
    const auto found = exchange().entries(room_12, exchange::Folder::inbox).at(0);
    do_by_hand(ews::delete_item_request({found.id, {}}));
    ASSERT_TRUE(exchange().entries(room_12, exchange::Folder::inbox).empty());
    EXPECT_TRUE(is_sent(send(answer(accept))));
    EXPECT_EQ(kinds_that_the_organizer_got(), std::vector<std::string>{"accept"});
}

TEST_F(CourierLadder, AnswersByWayOfTheCalendarItemWhenTheRequestIsGone) {
    receive();
    std::string hard =
        ews::delete_item_request({exchange().entries(room_12, exchange::Folder::inbox).at(0).id, {}});
    do_by_hand(hard.replace(hard.find("MoveToDeletedItems"), 18, "HardDelete"));
    Answer late = answer(accept);
    EXPECT_TRUE(std::holds_alternative<reserve::NotThere>(send(late)));
    late.missing_for = 17s;
    EXPECT_TRUE(is_sent(send(late)));
    EXPECT_EQ(kinds_that_the_organizer_got(), std::vector<std::string>{"accept"});
}

TEST_F(CourierLadder, KnowsAForeignUidInEveryForm) {
    room.uid_as_hex = true;
    room.global_object_id_without_nul = true;
    receive();
    EXPECT_TRUE(is_sent(send(answer(accept))));
}

TEST_F(CourierLadder, SeesThatExchangeAnsweredItselfAndSaysHowToCureIt) {
    room.auto_accept = true;
    receive();
    Answer late = answer(accept);
    late.missing_for = 17s;
    const Delivery delivery = send(late);
    EXPECT_TRUE(is_sent(delivery));
    EXPECT_TRUE(holds(words_of(delivery),
                      "Set-CalendarProcessing 'room.12@corp.example.com' -AutomateProcessing AutoUpdate"));
    EXPECT_EQ(exchange().organizer_mail().size(), 1U);
}

TEST_F(CourierLadder, StillDeclinesWhatExchangeAcceptedItself) {
    room.auto_accept = true;
    receive();
    Answer late = answer(decline);
    late.missing_for = 17s;
    const Delivery delivery = send(late);
    EXPECT_TRUE(is_sent(delivery));
    EXPECT_TRUE(holds(words_of(delivery), "Set-CalendarProcessing"));
    EXPECT_EQ(kinds_that_the_organizer_got(), (std::vector<std::string>{"accept", "decline"}));
}

}  // namespace
