#include "smtp/relay/relay.hpp"

#include <sstream>

#include "scripted_relay.hpp"
#include "server_fixture.hpp"

namespace smtp::test {
namespace {

using support_time = std::chrono::sys_seconds;
using Fate = reserve::NoticeTrouble::Fate;

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
    EXPECT_FALSE(Relay(relay_settings()).send(notice(), [] {}));
    ASSERT_EQ(reception.messages().size(), 1U);
    EXPECT_EQ(reception.messages()[0].reverse_path, "roomgate@corp.example.com");
    EXPECT_TRUE(has("From: <roomgate@corp.example.com>\r\n"));
    EXPECT_TRUE(has("To: <r12@rooms.example.com>\r\n"));
    EXPECT_TRUE(has("Subject: Rome: ada asks\r\n"));
    EXPECT_TRUE(has("roomgate approve 7"));
}

TEST_F(RelayTest, NamesTheSameNoticeByTheSameMessageId) {
    Relay relay(relay_settings());
    relay.send(notice(), [] {});
    relay.send(notice(), [] {});
    const std::string id = "Message-ID: <roomgate.notice.7.1795000000@corp.example.com>\r\n";
    for (const auto& message : reception.messages()) EXPECT_NE(message.raw.find(id), std::string::npos);
}

TEST_F(RelayTest, TellsTheOtherDelegatesWhenOneIsUnknown) {
    reserve::Notice two = notice();
    two.recipients = {"nobody@rooms.example.com", "r12@rooms.example.com"};
    EXPECT_FALSE(Relay(relay_settings()).send(two, [] {}));
    ASSERT_EQ(reception.messages().size(), 1U);
    EXPECT_EQ(reception.messages()[0].recipients.size(), 1U);
}

TEST_F(RelayTest, SaysWhatWentWrong) {
    reserve::Notice unknown = notice();
    unknown.recipients = {"nobody@rooms.example.com"};
    const auto trouble = Relay(relay_settings()).send(unknown, [] {});
    ASSERT_TRUE(trouble);
    EXPECT_NE(trouble->words.find("550"), std::string::npos) << trouble->words;
}

TEST_F(RelayTest, IsWaitedForWhileItIsDown) {
    const RelaySettings there = relay_settings();
    server->stop(std::chrono::seconds(0));
    reserve::Notice mail = notice();
    mail.in_doubt = 1;
    EXPECT_EQ(Relay(there).send(mail, [] {}).value().fate, Fate::waits);
}

TEST_F(RelayTest, HandsOverOnceMoreWhatMayHaveGoneOutAndNeverAThirdTime) {
    const ScriptedRelay dropping(std::map<std::string, std::string>{{".", ""}});
    RelaySettings there = relay_settings();
    there.url = dropping.url();
    Relay relay(there);
    reserve::Notice mail = notice();
    std::vector<Fate> fates;
    for (mail.in_doubt = 0; mail.in_doubt < 3; ++mail.in_doubt)
        fates.push_back(relay.send(mail, [] {}).value().fate);
    EXPECT_EQ(fates, (std::vector{Fate::in_doubt, Fate::given_up, Fate::given_up}));
    EXPECT_EQ(dropping.mails(), 2);
}

TEST_F(RelayTest, KnowsThatNothingWentOutWhereItHangsUpBeforeTheData) {
    for (const auto* const verb : {"EHLO", "MAIL", "RCPT", "DATA"}) {
        const ScriptedRelay dropping(std::map<std::string, std::string>{{verb, ""}});
        RelaySettings there = relay_settings();
        there.url = dropping.url();
        EXPECT_EQ(Relay(there).send(notice(), [] {}).value().fate, Fate::waits) << verb;
    }
}

TEST_F(RelayTest, SaysWhenTheServerIsGivenTheMailAndNotBefore) {
    for (const auto* const verb : {"connect", "MAIL", "RCPT", "DATA", "."}) {
        const ScriptedRelay refusing(std::map<std::string, std::string>{{verb, "450 not now"}});
        RelaySettings there = relay_settings();
        there.url = refusing.url();
        int handed_over = 0;
        EXPECT_TRUE(Relay(there).send(notice(), [&] {
            ++handed_over;
            EXPECT_EQ(refusing.mails(), 0);
        }));
        EXPECT_EQ(handed_over, verb == std::string_view(".") ? 1 : 0) << verb;
    }
}

// The database is away.
TEST_F(RelayTest, GivesTheServerNothingWhereThatCannotBeWrittenDown) {
    EXPECT_THROW(Relay(relay_settings()).send(notice(), [] { throw std::runtime_error("disk full"); }),
                 std::runtime_error);
    EXPECT_TRUE(reception.messages().empty());
}

TEST_F(RelayTest, KnowsThatARefusedMailHasNotGoneOut) {
    for (const auto* const reply : {"451 later", "554 no"}) {
        const ScriptedRelay refusing(std::map<std::string, std::string>{{".", reply}});
        RelaySettings there = relay_settings();
        there.url = refusing.url();
        EXPECT_EQ(Relay(there).send(notice(), [] {}).value().fate, Fate::waits) << reply;
    }
}

TEST_F(RelayTest, EncodesSubjectsThatAreNotAscii) {
    reserve::Notice rome = notice();
    rome.subject = "Rom\xC3\xA9";
    Relay(relay_settings()).send(rome, [] {});
    EXPECT_TRUE(has("Subject: =?utf-8?Q?Rom=C3=A9?=\r\n"));
}

// RFC 2047, section 2.
TEST_F(RelayTest, FoldsLongSubjectsBetweenCharacters) {
    reserve::Notice rome = notice();
    rome.subject = "Rom";  // a line of 48 octets is not full yet, and a character of nine is
    for (int i = 0; i < 300; ++i) rome.subject += "\xE2\x82\xAC";
    Relay(relay_settings()).send(rome, [] {});
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
    Relay(relay_settings()).send(hostile, [] {});
    EXPECT_FALSE(has("\r\nBcc:"));
}

TEST_F(RelayTest, SendsNothingInTheClearWhereTlsIsRequired) {
    RelaySettings required = relay_settings();
    required.tls = RelaySettings::Tls::required;
    EXPECT_TRUE(Relay(required).send(notice(), [] {}));
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
