#include <algorithm>

#include "tests/reserve/receiving/receiving_cast.hpp"

namespace reserve {
namespace {

using namespace receiving_test;

TEST_F(ReceivingTest, RefusesAnUnknownRequesterAndNamesTheSetting) {
    invite({"a"});
    const Reception::Receipt receipt = receive();
    ASSERT_TRUE(refused(receipt));
    EXPECT_EQ(std::get<Reception::RequesterRefused>(receipt).requester, ada.text());
    EXPECT_TRUE(inbox.messages.empty());
    EXPECT_NE(log.lines.at(0).find("requester.default_user"), std::string::npos);
}

TEST_F(ReceivingTest, RefusesAMailWithoutCalendarFromAnUnknownSender) {
    reader.result =
        written(Reading{{.from = "spam@elsewhere.example", .message_id = {}, .subject = {}, .date = {}},
                        {Unsubscribed{.reason = "no calendar"}},
                        {}});
    EXPECT_TRUE(refused(receive()));
}

TEST_F(ReceivingTest, NeverRefusesTheNullSender) {
    null_sender = true;
    invite({"a"});
    EXPECT_TRUE(stored(receive()));
}

TEST_F(ReceivingTest, NeverRefusesACancel) {
    invite({"a"}, Method::cancel);
    EXPECT_TRUE(stored(receive()));
}

TEST_F(ReceivingTest, NeverRefusesTheOrganizerOfAStoredReservation) {
    directory.organizers[RoomId{1}] = {ada.text(), {}};
    invite({"a"});
    EXPECT_TRUE(stored(receive()));
}

TEST_F(ReceivingTest, StoresWhereTheRoomsOfOneMessageDiffer) {
    directory.organizers[RoomId{2}] = {ada.text(), {}};
    invite({"a"});
    EXPECT_TRUE(
        stored(receive({{"r12@rooms.example.com", RoomId{1}}, {"r13@rooms.example.com", RoomId{2}}})));
    EXPECT_EQ(inbox.messages.at(0).items.size(), 2u);
    const auto says_refused = [](const std::string& line) {
        return line.find("refused") != std::string::npos;
    };
    EXPECT_TRUE(std::ranges::none_of(log.lines, says_refused));
}

TEST_F(ReceivingTest, StoresForTheDeskToDeclineWhenUnknownIsDecline) {
    settings.unknown = RequesterSettings::Unknown::decline;
    invite({"a"});
    EXPECT_TRUE(stored(receive()));
}

TEST_F(ReceivingTest, DelaysWhenTheRequesterCannotBeChecked) {
    invite({"a"});
    directory.broken = true;
    EXPECT_TRUE(unavailable(receive()));
}

}  // namespace
}  // namespace reserve
