#include "config/doctor/judge_room.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace config {
namespace {

using namespace std::chrono_literals;
using Kind = Finding::Kind;

const reserve::Instant day = std::chrono::sys_days{std::chrono::year{2026} / 11 / 20};
constexpr ews::FolderRights every{true, true, true, true};

class JudgeRoom : public testing::Test {
  protected:
    JudgeRoom() {
        server.user = "CORP\\roomgate";
        signs.addresses = {"rome@corp.example.com"};
        for (const auto folder : {ews::Folder::inbox, ews::Folder::calendar, ews::Folder::deleted_items})
            signs.folders.push_back({folder, {}, every});
        record.sent_at = day;
    }
    std::vector<Finding> judge() const { return judge_room(server, rome, signs, record); }
    Finding found(const std::string& part) const {
        const auto findings = judge();
        const auto at = std::ranges::find(findings, "room Rome: " + part, &Finding::what);
        EXPECT_NE(at, findings.end()) << part;
        return at == findings.end() ? Finding{} : *at;
    }
    void answered(const std::string& uid) {
        signs.answered.emplace_back();
        signs.answered.back().uid = uid;
    }
    static bool has(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

    const reserve::Room rome{reserve::RoomId{1},
                             "Rome",
                             *reserve::Address::parse("rome@corp.example.com"),
                             {*reserve::Address::parse("rome@rooms.example.com")},
                             "Europe/Rome",
                             "",
                             {}};
    ews::Server server;
    ews::RoomSigns signs;
    sql::RoomRecord record;
};

TEST_F(JudgeRoom, FindsAllRightWhereItIs) {
    for (const Finding& finding : judge()) EXPECT_EQ(finding.kind, Kind::right) << finding.words;
    EXPECT_EQ(judge().size(), 5U);
}

TEST_F(JudgeRoom, FailsWithoutAMailbox) {
    signs.trouble = ews::Trouble{ews::ErrorClass::rights, "ErrorNonExistentMailbox", "", {}};
    EXPECT_EQ(found("mailbox").kind, Kind::wrong);
    EXPECT_EQ(judge().size(), 1U);
}

TEST_F(JudgeRoom, NamesTheRightsThatAreMissing) {
    signs.folders[1].rights = ews::FolderRights{true, false, false, true};
    const Finding finding = found("Calendar");
    EXPECT_EQ(finding.kind, Kind::wrong);
    EXPECT_TRUE(has(finding.words, "may not create, change items"));
    EXPECT_EQ(finding.cure,
              "Add-MailboxFolderPermission 'rome@corp.example.com:\\Calendar' -User "
              "'CORP\\roomgate' -AccessRights Editor");
}

TEST_F(JudgeRoom, OnlyWarnsOfDeletedItems) {
    signs.folders[2].trouble = ews::Trouble{ews::ErrorClass::rights, "ErrorAccessDenied", "", {}};
    EXPECT_EQ(found("Deleted Items").kind, Kind::warning);
}

TEST_F(JudgeRoom, WarnsOfAnAddressInAnotherCase) {
    signs.addresses = {"Rome@corp.example.com"};
    EXPECT_EQ(found("address").kind, Kind::warning);
    EXPECT_TRUE(has(found("address").why, "without regard to case"));
}

TEST_F(JudgeRoom, WarnsOfAnAddressThatIsNotTheFirst) {
    signs.addresses = {"roma@corp.example.com"};
    EXPECT_TRUE(has(found("address").why, "the address that Exchange has first"));
}

TEST_F(JudgeRoom, FailsWhereSendingOnBehalfWasRefused) {
    record.newest_code = "ErrorSendAsDenied";
    EXPECT_EQ(found("on behalf").kind, Kind::wrong);
    EXPECT_TRUE(has(found("on behalf").cure, "-GrantSendOnBehalfTo @{Add='CORP\\roomgate'}"));
}

TEST_F(JudgeRoom, SaysNothingOfSendingOnBehalfWhereAnswersGoOutAsMails) {
    server.answer_by = reserve::Channel::imip;
    EXPECT_EQ(judge().size(), 4U);
}

TEST_F(JudgeRoom, SaysHowToLookWhileNoAnswerHasShownSendingOnBehalf) {
    record.sent_at.reset();
    signs.delegates = ews::Delegates{{"grace@corp.example.com"}, "DelegatesAndMe"};
    EXPECT_EQ(found("on behalf").kind, Kind::warning);
    EXPECT_TRUE(has(found("on behalf").words,
                    "Get-Mailbox 'rome@corp.example.com' | Format-List GrantSendOnBehalfTo"));
}

TEST_F(JudgeRoom, TakesADelegateOfTheRoomForOneWhoSendsOnBehalf) {
    record.sent_at.reset();
    signs.delegates = ews::Delegates{{"grace@corp.example.com", "Roomgate@corp.example.com"}, ""};
    EXPECT_EQ(found("on behalf").kind, Kind::right);
}

TEST_F(JudgeRoom, WarnsWhereDelegatesGetTheRequestsInsteadOfTheRoom) {
    signs.delegates = ews::Delegates{{"grace@corp.example.com"}, "DelegatesOnly"};
    EXPECT_EQ(found("delegates").kind, Kind::warning);
    EXPECT_TRUE(has(found("delegates").cure, "-ForwardRequestsToDelegates $false"));
    signs.delegates->requests_go_to = "DelegatesAndMe";
    EXPECT_EQ(judge().size(), 5U);
    signs.delegates = ews::Delegates{{}, "DelegatesOnly"};
    EXPECT_EQ(judge().size(), 5U);
}

TEST_F(JudgeRoom, NeedsNoSendingOnBehalfWithImpersonation) {
    server.access = ews::Access::impersonation;
    EXPECT_EQ(judge().size(), 4U);
}

TEST_F(JudgeRoom, WarnsOfRequestsThatOthersAnswered) {
    answered("theirs@example.org");
    EXPECT_EQ(found("calendar processing").kind, Kind::warning);
    EXPECT_EQ(found("calendar processing").cure,
              "Set-CalendarProcessing 'rome@corp.example.com' -AutomateProcessing AutoUpdate");
}

TEST_F(JudgeRoom, PassesOverWhatRoomgateAnswered) {
    answered("ours@example.org");
    record.uids = {"ours@example.org"};
    EXPECT_EQ(found("calendar processing").kind, Kind::right);
}

TEST_F(JudgeRoom, WarnsOfAnswersThatCameTooLate) {
    record.answered_by_others = 2;
    EXPECT_EQ(found("calendar processing").kind, Kind::warning);
}

TEST_F(JudgeRoom, WarnsOfWinmailDat) {
    record.with_tnef = 3;
    EXPECT_TRUE(
        has(found("winmail.dat").cure, "-eq 'rooms.example.com' } | Set-RemoteDomain -TNEFEnabled $false"));
}

}  // namespace
}  // namespace config
