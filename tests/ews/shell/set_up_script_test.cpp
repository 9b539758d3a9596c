#include "ews/shell/set_up_script.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/ews/shell/powershell_values.hpp"

namespace {

using namespace ews;
using ews_test::PowershellReader;

const RoomSetUp rome{"Rome", "rome@corp.example.com", "rome@rooms.example.com"};
const Gate gate{"gate.corp.example.com", 8025, {"rooms.example.com"}};

Server as(Access access) {
    Server server;
    server.name = "exchange";
    server.user = "CORP\\roomgate";
    server.access = access;
    return server;
}

std::string script(Access access = Access::delegate) { return set_up_script(as(access), gate, {rome}); }

bool has(const std::string& script, const std::string& part) { return script.find(part) != script.npos; }

std::size_t count(const std::string& script, const std::string& part) {
    std::size_t found = 0;
    for (auto at = script.find(part); at != script.npos; at = script.find(part, at + 1)) ++found;
    return found;
}

// The words of the commands, without any value.
std::string commands_of(const std::string& script) {
    PowershellReader reader(script);
    reader.values();
    return reader.outside();
}

TEST(SetUpScript, SendsTheReceivingDomainsToTheGate) {
    EXPECT_TRUE(has(script(), "-AddressSpaces 'SMTP:rooms.example.com;1' -DNSRoutingEnabled $false"));
    EXPECT_TRUE(has(script(), "-SmartHosts 'gate.corp.example.com' -SmartHostAuthMechanism None -Port 8025"));
}

TEST(SetUpScript, KeepsTnefAway) { EXPECT_TRUE(has(script(), "Set-RemoteDomain -TNEFEnabled $false")); }

TEST(SetUpScript, ForwardsWithACopyKept) {
    EXPECT_TRUE(has(script(), "-ExternalEmailAddress 'rome@rooms.example.com'"));
    EXPECT_TRUE(has(script(),
                    "Set-Mailbox 'rome@corp.example.com' -ForwardingAddress "
                    "'rome@rooms.example.com' -DeliverToMailboxAndForward $true"));
}

TEST(SetUpScript, LeavesAnsweringToRoomgate) {
    EXPECT_TRUE(
        has(script(), "Set-CalendarProcessing 'rome@corp.example.com' -AutomateProcessing AutoUpdate"));
}

TEST(SetUpScript, GivesADelegateFoldersAndSendingOnBehalf) {
    EXPECT_EQ(count(script(), "\nGrant-RoomgateFolder 'rome@corp.example.com'"), 3U);
    EXPECT_TRUE(has(script(), "-GrantSendOnBehalfTo @{Add='CORP\\roomgate'}"));
    EXPECT_FALSE(has(script(), "ApplicationImpersonation"));
}

TEST(SetUpScript, LimitsImpersonationToRooms) {
    const std::string lines = script(Access::impersonation);
    EXPECT_TRUE(has(lines,
                    "-Role ApplicationImpersonation -User 'CORP\\roomgate' `\n        "
                    "-CustomRecipientWriteScope 'roomgate rooms'"));
    EXPECT_FALSE(has(lines, "Grant-RoomgateFolder"));
    EXPECT_FALSE(has(lines, "GrantSendOnBehalfTo"));
}

// New- and Add- fail for what is there.
TEST(SetUpScript, MakesOnlyWhatIsNotThere) {
    for (const std::string& line : {script(), script(Access::impersonation)}) {
        for (auto at = line.find("New-"); at != line.npos; at = line.find("New-", at + 1)) {
            EXPECT_EQ(line.substr(at - 5, 5), "\n    ") << line.substr(at, 60);
        }
    }
}

TEST(SetUpScript, CutsTheNameOfAContactToWhatExchangeTakes) {
    RoomSetUp room = rome;
    room.name = std::string(80, 'x');
    EXPECT_TRUE(has(set_up_script(as(Access::delegate), gate, {room}),
                    "-Name '" + std::string(50, 'x') + " at roomgate'"));
}

TEST(SetUpScript, KeepsHostileNamesWithinTheirQuotes) {
    const std::string hostile = "x'; Remove-Mailbox y #\xE2\x80\x99; Stop-Computer\n$(z)`\xD0\x91 {account}";
    for (const Access access : {Access::delegate, Access::impersonation}) {
        Server server = as(access);
        server.name = server.user = hostile;
        const Gate hostile_gate{hostile, 8025, {hostile}};
        const std::string bad = set_up_script(server, hostile_gate, {{hostile, hostile, hostile}});
        EXPECT_EQ(commands_of(bad), commands_of(script(access)));
        EXPECT_TRUE(std::ranges::all_of(bad, [](char c) { return c == '\n' || (c >= 0x20 && c < 0x7F); }));
    }
}

}  // namespace
