#include "smtp/relay/relay.hpp"

#include <sstream>

#include "server_fixture.hpp"

namespace smtp::test {
namespace {

using support_time = std::chrono::sys_seconds;

// The relay is played by our own server: rooms are the delegates.
class RelayTest : public ServerTest {
  protected:
    RelayTest() { start(); }

    RelaySettings relay_settings() const {
        RelaySettings relay;
        relay.url = "smtp://127.0.0.1:" + std::to_string(port());
        relay.from = "roomgate@corp.example.com";
        return relay;
    }
    static reserve::Notice notice() {
        return {.id = reserve::NoticeId{7},
                .recipients = {"r12@rooms.example.com"},
                .subject = "Rome: ada asks",
                .text = "roomgate approve 7\n",
                .asked_at = support_time(std::chrono::seconds(1795000000)),
                .tries = 0};
    }
    std::string received() const { return reception.messages().at(0).raw; }
    bool has(const std::string& part) const { return received().find(part) != std::string::npos; }
};

TEST_F(RelayTest, TakesANotice) {
    EXPECT_EQ(Relay(relay_settings()).send(notice()), std::nullopt);
    ASSERT_EQ(reception.messages().size(), 1U);
    EXPECT_EQ(reception.messages()[0].reverse_path, "roomgate@corp.example.com");
    EXPECT_TRUE(has("From: <roomgate@corp.example.com>\r\n"));
    EXPECT_TRUE(has("To: <r12@rooms.example.com>\r\n"));
    EXPECT_TRUE(has("Subject: Rome: ada asks\r\n"));
    EXPECT_TRUE(has("roomgate approve 7"));
}

TEST_F(RelayTest, NamesTheSameNoticeByTheSameMessageId) {
    Relay relay(relay_settings());
    relay.send(notice());
    relay.send(notice());
    const std::string id = "Message-ID: <roomgate.notice.7.1795000000@corp.example.com>\r\n";
    for (const auto& message : reception.messages()) EXPECT_NE(message.raw.find(id), std::string::npos);
}

TEST_F(RelayTest, TellsTheOtherDelegatesWhenOneIsUnknown) {
    reserve::Notice two = notice();
    two.recipients = {"nobody@rooms.example.com", "r12@rooms.example.com"};
    EXPECT_EQ(Relay(relay_settings()).send(two), std::nullopt);
    ASSERT_EQ(reception.messages().size(), 1U);
    EXPECT_EQ(reception.messages()[0].recipients.size(), 1U);
}

TEST_F(RelayTest, SaysWhatWentWrong) {
    reserve::Notice unknown = notice();
    unknown.recipients = {"nobody@rooms.example.com"};
    const auto trouble = Relay(relay_settings()).send(unknown);
    ASSERT_TRUE(trouble);
    EXPECT_NE(trouble->find("550"), std::string::npos) << *trouble;
}

TEST_F(RelayTest, IsTroubleWhenItIsDown) {
    const RelaySettings there = relay_settings();
    server->stop(std::chrono::seconds(0));
    EXPECT_TRUE(Relay(there).send(notice()));
}

TEST_F(RelayTest, EncodesSubjectsThatAreNotAscii) {
    reserve::Notice rome = notice();
    rome.subject = "Rom\xC3\xA9";
    Relay(relay_settings()).send(rome);
    EXPECT_TRUE(has("Subject: =?utf-8?Q?Rom=C3=A9?=\r\n"));
}

// RFC 2047, section 2.
TEST_F(RelayTest, FoldsLongSubjectsBetweenCharacters) {
    reserve::Notice rome = notice();
    rome.subject = "Rom";  // a line of 48 octets is not full yet, and a character of nine is
    for (int i = 0; i < 300; ++i) rome.subject += "\xE2\x82\xAC";
    Relay(relay_settings()).send(rome);
    std::istringstream lines(received().substr(received().find("Subject: ")));
    int characters = 0;
    for (std::string line; std::getline(lines, line) && !line.starts_with("Date: ");) {
        EXPECT_LE(line.size() - 1, 76U) << line;
        EXPECT_TRUE(line.ends_with("=E2=82=AC?=\r")) << line;
        for (std::size_t at = 0; (at = line.find("=AC", at)) != line.npos; ++at) ++characters;
    }
    EXPECT_EQ(characters, 165);  // of what fits into 500 octets
}

TEST_F(RelayTest, LetsNoSubjectBeginALineOfItsOwn) {
    reserve::Notice hostile = notice();
    hostile.subject = "Rome\r\nBcc: mallory@example.com";
    Relay(relay_settings()).send(hostile);
    EXPECT_FALSE(has("\r\nBcc:"));
}

TEST_F(RelayTest, SendsNothingInTheClearWhereTlsIsRequired) {
    RelaySettings required = relay_settings();
    required.tls = RelaySettings::Tls::required;
    EXPECT_TRUE(Relay(required).send(notice()));
    EXPECT_TRUE(reception.messages().empty());
}

TEST(RelaySettingsTest, AreRefusedWhereAPasswordWouldGoOverAnOpenWire) {
    RelaySettings relay;
    relay.url = "smtp://mail.example.com";
    relay.from = "roomgate@example.com";
    EXPECT_TRUE(problems(relay).empty());
    relay.user = "roomgate";
    relay.password_file = "/etc/roomgate/relay.password";
    ASSERT_EQ(problems(relay).size(), 1U);
    EXPECT_EQ(problems(relay)[0].setting, "user");
    relay.tls = RelaySettings::Tls::required;
    EXPECT_TRUE(problems(relay).empty());
    relay.tls = RelaySettings::Tls::none;
    relay.url = "smtps://mail.example.com";
    EXPECT_TRUE(problems(relay).empty());
}

TEST(RelaySettingsTest, AreToldAllThatIsWrongAtOnce) {
    RelaySettings relay;
    EXPECT_TRUE(problems(relay).empty());  // there is none
    relay.url = "mail.example.com";
    relay.user = "roomgate";
    std::vector<std::string> settings;
    for (const RelayProblem& problem : problems(relay)) settings.push_back(problem.setting);
    EXPECT_EQ(settings, (std::vector<std::string>{"url", "from", "password_file"}));
}

}  // namespace
}  // namespace smtp::test
