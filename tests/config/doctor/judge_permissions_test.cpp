#include "config/doctor/judge_permissions.hpp"

#include <gtest/gtest.h>

namespace config {
namespace {

using Kind = Finding::Kind;

class JudgePermissions : public testing::Test {
  protected:
    JudgePermissions() { server.user = "CORP\\Roomgate"; }
    std::vector<Finding> judge(std::vector<ews::FolderPermission> permissions,
                               ews::Folder folder = ews::Folder::calendar) {
        signs.permissions = {{folder, {}, std::move(permissions)}};
        return judge_permissions(server, rome, signs);
    }
    std::vector<Finding> judge(const std::string& code) {
        signs.permissions = {
            {ews::Folder::calendar, ews::Trouble{ews::ErrorClass::rights, code, "", {}}, {}}};
        return judge_permissions(server, rome, signs);
    }
    static bool has(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

    const ews::FolderPermission editor{"roomgate@corp.example.com", "Editor", true, true, true};
    const ews::FolderPermission reviewer{"roomgate@corp.example.com", "Reviewer", false, false, false};
    const ews::FolderPermission free_busy{"Default", "FreeBusyTimeOnly", false, false, false};
    const reserve::Room rome{reserve::RoomId{1},
                             "Rome",
                             *reserve::Address::parse("rome@corp.example.com"),
                             {},
                             "Europe/Rome",
                             "",
                             {}};
    ews::Server server;
    ews::RoomSigns signs;
};

TEST_F(JudgePermissions, FindsTheAccountAsEditor) {
    const auto findings = judge({free_busy, editor});
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].kind, Kind::right);
    EXPECT_EQ(findings[0].what, "room Rome: permissions of Calendar");
    EXPECT_EQ(findings[0].words, "CORP\\Roomgate is Editor");
}

TEST_F(JudgePermissions, FailsWhereTheAccountMayOnlyRead) {
    const auto findings = judge({reviewer});
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].kind, Kind::wrong);
    EXPECT_EQ(
        findings[0].cure,
        "Set-MailboxFolderPermission 'rome@corp.example.com:\\Calendar' -User 'CORP\\Roomgate' -AccessRights "
        "Editor");
}

TEST_F(JudgePermissions, OnlyWarnsWhereItHasItsRightsOtherwise) {
    signs.folders = {{ews::Folder::calendar, {}, ews::FolderRights{true, true, true, true}}};
    EXPECT_EQ(judge({reviewer}).at(0).kind, Kind::warning);
    EXPECT_EQ(judge(std::vector<ews::FolderPermission>{}).at(0).kind, Kind::right);
}

TEST_F(JudgePermissions, WarnsWhereEverybodyMayWrite) {
    auto everybody = editor;
    everybody.user = "Default";
    const auto findings = judge({editor, everybody});
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_EQ(findings[1].kind, Kind::warning);
    EXPECT_EQ(findings[1].cure,
              "Set-MailboxFolderPermission 'rome@corp.example.com:\\Calendar' -User 'Default' -AccessRights "
              "AvailabilityOnly");
    EXPECT_TRUE(has(judge({editor, everybody}, ews::Folder::inbox).at(1).cure, "-AccessRights None"));
}

TEST_F(JudgePermissions, NeedNotBeShown) {
    EXPECT_EQ(judge("ErrorAccessDenied").at(0).kind, Kind::right);
    EXPECT_EQ(judge("ErrorFolderNotFound").at(0).kind, Kind::warning);
}

TEST_F(JudgePermissions, DoNotAskForTheAccountWithImpersonation) {
    server.access = ews::Access::impersonation;
    EXPECT_TRUE(judge({free_busy}).empty());
}

}  // namespace
}  // namespace config
