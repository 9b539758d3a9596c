#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/config/program.hpp"
#include "tests/exchange/exchange.hpp"

namespace config {
namespace {

using nlohmann::json;

// A room at a simulated Exchange, and the settings that lead there.
class Doctor : public testing::Test {
  protected:
    Doctor() : exchange({}) {
        exchange.put_room({.mailbox = "rome@corp.example.com"});
        exchange.put_account(
            {.name = "roomgate", .password = "secret", .mailbox = "roomgate@corp.example.com"});
        write_password("secret");
        program.write_settings(listen + server("corp", exchange.ews_url(), "corp.example.com"));
        add("Rome", "rome@corp.example.com");
    }
    void write_password(const std::string& password) const {
        std::filesystem::permissions(program.write("password", password + "\n"),
                                     std::filesystem::perms(0600));
    }
    void add(const std::string& name, const std::string& mailbox) const {
        const Ended added =
            program({"rooms", "add", "--name", name, "--mailbox", mailbox, "--zone", "Europe/Rome"});
        ASSERT_EQ(added.exit_code, 0) << added.err;
    }
    static std::string server(const std::string& name, const std::string& url, const std::string& domain) {
        return "[[exchange]]\nname = \"" + name + "\"\nurl = \"" + url + "\"\nmail_domains = [\"" + domain +
               "\"]\nsign_in = \"basic\"\nuser = \"roomgate\"\npassword_file = \"password\"\n"
               "plain_http_to_loopback = true\n";
    }
    static std::string result_of(const Ended& ended, const std::string& what) {
        const json findings = json::parse(ended.out);
        const auto found = std::ranges::find_if(findings, [&](const json& it) { return it["what"] == what; });
        return found == findings.end() ? "nothing" : found->at("result").get<std::string>();
    }

    static inline const std::string listen = "[smtp]\nlisten = [\"127.0.0.1:1\"]\n";  // nobody listens there
    const Program program;
    exchange::Exchange exchange;
};

TEST_F(Doctor, FindsAServerAndItsRoomRight) {
    const Ended ended = program({"doctor", "--json"});
    EXPECT_EQ(ended.exit_code, 0) << ended.out;
    for (const auto* const what :
         {"database", "exchange corp: name", "exchange corp: connection", "exchange corp: clock",
          "exchange corp: sign-in", "exchange corp: version", "room Rome: Inbox", "room Rome: Calendar",
          "room Rome: calendar processing"}) {
        EXPECT_EQ(result_of(ended, what), "ok") << what;
    }
}

TEST_F(Doctor, ExplainsEachWarningToPeople) {
    const Ended ended = program({"doctor"});
    EXPECT_NE(ended.out.find("warning  smtp 127.0.0.1 port 1: nobody listens there\n         why:  "),
              std::string::npos)
        << ended.out;
}

TEST_F(Doctor, ShowsWhatItIsAt) {
    EXPECT_EQ(program({"doctor"}).err, "trying exchange corp ...\ntrying exchange corp, room Rome ...\n");
}

TEST_F(Doctor, FailsForARoomThatExchangeDoesNotKnow) {
    add("Oslo", "oslo@corp.example.com");
    const Ended ended = program({"doctor", "--json"});
    EXPECT_EQ(ended.exit_code, 1);
    EXPECT_EQ(result_of(ended, "room Oslo: mailbox"), "failure");
    EXPECT_EQ(result_of(ended, "room Rome: Inbox"), "ok");
}

TEST_F(Doctor, WarnsOfARoomWithoutAServer) {
    add("Lima", "lima@west.example.com");
    EXPECT_EQ(result_of(program({"doctor", "--json"}), "room Lima"), "warning");
}

TEST_F(Doctor, GoesOnToOtherServersWhereOneIsDead) {
    program.write_settings(listen +
                           server("dead", "http://127.0.0.1:1/EWS/Exchange.asmx", "west.example.com") +
                           server("corp", exchange.ews_url(), "corp.example.com"));
    add("Lima", "lima@west.example.com");
    const Ended ended = program({"doctor", "--json"});
    EXPECT_EQ(ended.exit_code, 1);
    EXPECT_EQ(result_of(ended, "exchange dead: connection"), "failure");
    EXPECT_EQ(result_of(ended, "exchange dead: rooms"), "warning");
    EXPECT_EQ(result_of(ended, "room Rome: Inbox"), "ok");
}

TEST_F(Doctor, TriesAServerWhoseCalendarsAreReachedThoughAnswersGoOutAsMails) {
    program.write_settings(
        listen + server("corp", exchange.ews_url(), "corp.example.com") +
        "answer_by = \"imip\"\n[relay]\nurl = \"smtp://127.0.0.1:25\"\nfrom = \"gate@corp.example.com\"\n");
    const Ended ended = program({"doctor", "--json"});
    EXPECT_EQ(result_of(ended, "room Rome: Calendar"), "ok") << ended.out << ended.err;
}

TEST_F(Doctor, SignsInOnceWhereItIsRefused) {
    write_password("wrong");
    add("Oslo", "oslo@corp.example.com");
    const Ended ended = program({"doctor", "--json"});
    EXPECT_EQ(ended.exit_code, 1);
    EXPECT_EQ(result_of(ended, "exchange corp: sign-in"), "failure");
    EXPECT_EQ(result_of(ended, "exchange corp: rooms"), "warning");
    EXPECT_EQ(ended.err.find(", room "), ended.err.rfind(", room ")) << ended.err;
}

TEST_F(Doctor, SignsInOnceWithAnAccountThatSeveralServersRefuse) {
    write_password("wrong");
    program.write_settings(listen + server("corp", exchange.ews_url(), "corp.example.com") +
                           server("west", exchange.ews_url(), "west.example.com"));
    add("Lima", "lima@west.example.com");
    const Ended ended = program({"doctor", "--json"});
    EXPECT_EQ(result_of(ended, "exchange corp: sign-in"), "failure");
    EXPECT_EQ(result_of(ended, "exchange west: sign-in"), "failure");
    const std::string together = "; exchange corp, west share the account, and wait together.";
    const std::size_t first = ended.out.find(together);
    EXPECT_NE(ended.out.find(together, first + 1), std::string::npos) << ended.out;
}

}  // namespace
}  // namespace config
