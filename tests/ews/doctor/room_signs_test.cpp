#include "ews/doctor/room_signs.hpp"

#include "tests/ews/exchange_room.hpp"

namespace {

using namespace ews_test;
using Folders = exchange::Rights::Folders;

class Visit : public ExchangeRoom {
  protected:
    ews::RoomSigns visit(const std::string& mailbox = room_12) {
        server.url = exchange().ews_url();
        ews::Exchange at(server, std::make_unique<ews::Http>(server, clock), clock, log);
        return ews::visit(at, *reserve::Address::parse(mailbox), tuesday_at_nine - 24h);
    }
};

TEST_F(Visit, FindsTheRightsOnEachFolder) {
    const auto signs = visit();
    ASSERT_EQ(signs.folders.size(), 3U);
    for (const auto& folder : signs.folders)
        EXPECT_EQ(folder.rights, (ews::FolderRights{true, true, true, true}));
}

TEST_F(Visit, FindsThatAReviewerMayOnlyRead) {
    account.rights.folders = Folders::reviewer;
    EXPECT_EQ(visit().folders.at(1).rights, (ews::FolderRights{true, false, false, false}));
}

TEST_F(Visit, FindsTheFolderThatIsClosed) {
    account.rights.folders = Folders::none;
    const auto signs = visit();
    ASSERT_EQ(signs.folders.size(), 3U);
    ASSERT_TRUE(signs.folders.front().trouble);
    EXPECT_EQ(signs.folders.front().trouble->code, "ErrorAccessDenied");
    EXPECT_FALSE(signs.trouble);
}

TEST_F(Visit, LearnsNothingMoreOfAMailboxThatIsNotThere) {
    const auto signs = visit("room.13@corp.example.com");
    ASSERT_TRUE(signs.trouble);
    EXPECT_EQ(signs.trouble->code, "ErrorNonExistentMailbox");
    EXPECT_EQ(operations(), std::vector<std::string>{"GetFolder"});
}

TEST_F(Visit, NeedsNoFolderRightsWithImpersonation) {
    account.rights.folders = Folders::none;
    server.access = ews::Access::impersonation;
    EXPECT_TRUE(visit().folders.at(0).rights->all());
}

TEST_F(Visit, IsNotShownThePermissionsOfAFolderThatItDoesNotOwn) {
    const auto signs = visit();
    ASSERT_EQ(signs.permissions.size(), 2U);
    ASSERT_TRUE(signs.permissions[1].trouble);
    EXPECT_EQ(signs.permissions[1].trouble->code, "ErrorAccessDenied");
    EXPECT_EQ(signs.folders.size(), 3U);
}

TEST_F(Visit, FindsWhoMayDoWhatInTheNameOfTheRoom) {
    server.access = ews::Access::impersonation;
    const auto signs = visit();
    ASSERT_EQ(signs.permissions.size(), 2U);
    ASSERT_TRUE(signs.permissions[1].permissions);
    EXPECT_EQ(signs.permissions[1].permissions->at(0),
              (ews::FolderPermission{"Default", "FreeBusyTimeOnly", false, false, false}));
    EXPECT_EQ(signs.permissions[0].permissions->at(2),
              (ews::FolderPermission{"roomgate@corp.example.com", "Editor", true, true, true}));
}

TEST_F(Visit, IsToldOfNoDelegateAsAMereDelegate) {
    const auto signs = visit();
    ASSERT_TRUE(signs.delegates);
    EXPECT_TRUE(signs.delegates->users.empty());
}

TEST_F(Visit, FindsTheDelegatesInTheNameOfTheRoom) {
    server.access = ews::Access::impersonation;
    const auto signs = visit();
    ASSERT_TRUE(signs.delegates);
    EXPECT_EQ(signs.delegates->users, std::vector<std::string>{"roomgate@corp.example.com"});
    EXPECT_EQ(signs.delegates->requests_go_to, "DelegatesAndMe");
}

TEST_F(Visit, GoesOnWhereDelegatesAreNotTold) {
    code("ErrorAccessDenied", "GetDelegate");
    const auto signs = visit();
    EXPECT_FALSE(signs.delegates);
    EXPECT_FALSE(signs.trouble);
    EXPECT_EQ(signs.addresses.size(), 1U);
}

TEST_F(Visit, FindsTheSpellingOfTheDirectory) {
    room.mailbox = "Room.12@Corp.example.com";
    EXPECT_EQ(visit().addresses, std::vector<std::string>{"Room.12@Corp.example.com"});
}

TEST_F(Visit, FindsARequestThatExchangeAnswered) {
    room.auto_accept = true;
    receive();
    const auto signs = visit();
    ASSERT_EQ(signs.answered.size(), 1U);
    EXPECT_EQ(signs.answered.front().uid, uid);
}

TEST_F(Visit, FindsNoAnswerToARequestThatWaits) {
    receive();
    EXPECT_TRUE(visit().answered.empty());
}

TEST_F(Visit, LearnsNothingAfterARefusedSignIn) {
    server.password = "wrong";
    const auto signs = visit();
    ASSERT_TRUE(signs.trouble);
    EXPECT_EQ(signs.trouble->code, "HTTP 401");
}

}  // namespace
