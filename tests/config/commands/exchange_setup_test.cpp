#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/config/program.hpp"

namespace config {
namespace {

std::string server(const std::string& name, const std::string& domain) {
    return "[[exchange]]\nname = \"" + name + "\"\nurl = \"https://" + name +
           ".example.com/EWS/Exchange.asmx\"\nmail_domains = [\"" + domain +
           "\"]\nuser = \"roomgate\"\npassword_file = \"password\"\n";
}

class ExchangeSetup : public testing::Test {
  protected:
    ExchangeSetup() {
        std::filesystem::permissions(program.write("password", "secret\n"), std::filesystem::perms(0600));
        program.write_settings("[smtp]\nhostname = \"gate.example.com\"\nlisten = [\"*:2525\"]\n" +
                               server("north", "north.example.com") + server("south", "south.example.com"));
        add("Oslo", "oslo@north.example.com", "oslo@rooms.example.com");
        add("Bergen", "bergen@north.example.com", "bergen@fjord.example.com");
        add("Rome", "rome@south.example.com", "rome@rooms.example.com");
    }
    void add(const std::string& name, const std::string& mailbox, const std::string& receiving) {
        const Ended added = program({"rooms", "add", "--name", name, "--mailbox", mailbox, "--receiving",
                                     receiving, "--zone", "Europe/Rome"});
        ASSERT_EQ(added.exit_code, 0) << added.err;
    }
    static bool has(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

    const Program program;
};

TEST_F(ExchangeSetup, PrintsTheScriptOfARoom) {
    const Ended printed = program({"exchange-setup", "Oslo"});
    EXPECT_EQ(printed.exit_code, 0) << printed.err;
    EXPECT_TRUE(has(printed.out, "Set-Mailbox 'oslo@north.example.com' -ForwardingAddress"));
    EXPECT_TRUE(has(printed.out, "-SmartHosts 'gate.example.com' -SmartHostAuthMechanism None -Port 2525"));
    EXPECT_FALSE(has(printed.out, "bergen@north.example.com"));
}

TEST_F(ExchangeSetup, KeepsTheDomainsOfOtherRoomsInTheConnector) {
    EXPECT_TRUE(has(program({"exchange-setup", "Oslo"}).out,
                    "-AddressSpaces 'SMTP:fjord.example.com;1','SMTP:rooms.example.com;1'"));
}

TEST_F(ExchangeSetup, PrintsAScriptForEachServer) {
    const auto printed = nlohmann::json::parse(program({"exchange-setup", "--all", "--json"}).out);
    ASSERT_EQ(printed.size(), 2U);
    EXPECT_EQ(printed[0]["server"], "north");
    EXPECT_FALSE(has(printed[0]["script"], "rome@south.example.com"));
    EXPECT_TRUE(has(printed[1]["script"], "rome@south.example.com"));
}

TEST_F(ExchangeSetup, TakesTheNameOfTheGate) {
    EXPECT_TRUE(has(program({"exchange-setup", "Oslo", "--gate", "10.1.2.3"}).out, "-SmartHosts '10.1.2.3'"));
}

TEST_F(ExchangeSetup, MakesNoConnectorForTheDomainOfMailboxes) {
    add("Turin", "turin@south.example.com", "turin2@south.example.com");
    const Ended printed = program({"exchange-setup", "--all"});
    EXPECT_EQ(printed.exit_code, 1);
    EXPECT_TRUE(has(printed.err, "room Turin: it has no receiving address in another domain"));
    EXPECT_FALSE(has(printed.out, "SMTP:south.example.com"));
    EXPECT_TRUE(has(printed.out, "rome@south.example.com"));
}

TEST_F(ExchangeSetup, SaysThatARoomHasNoServer) {
    add("Lima", "lima@west.example.com", "lima@rooms.example.com");
    const Ended printed = program({"exchange-setup", "Lima"});
    EXPECT_EQ(printed.exit_code, 1);
    EXPECT_TRUE(has(printed.err, "room Lima: no [[exchange]] has the domain of lima@west.example.com"));
}

TEST_F(ExchangeSetup, IsWrongUsageWithoutRooms) {
    EXPECT_EQ(program({"exchange-setup"}).exit_code, 2);
    EXPECT_EQ(program({"exchange-setup", "Oslo", "--all"}).exit_code, 2);
}

}  // namespace
}  // namespace config
