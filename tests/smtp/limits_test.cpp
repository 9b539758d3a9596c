// Limits of a session: each has its setting and its reply.
#include <gtest/gtest.h>

#include <random>

#include "transcript.hpp"

namespace smtp::test {
namespace {

std::string repeated(std::size_t times, const std::string& lines) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += lines + '\n';
    return all;
}

TEST(Limits, EndASessionAfterTooManyErrors) {
    Stage().play(greeted + repeated(19, "C: XYZZY\nS: 500 5.5.1 ...") + R"(
        C: XYZZY
        S: 500 5.5.1 ...
        S: 421 4.7.0 Too many errors (smtp.errors)
        X:
    )");
}

TEST(Limits, CountErrorsSinceTheLastMessage) {
    Stage stage;
    stage.settings.errors = 2;
    stage.play(greeted + R"(
        C: XYZZY
        S: 500 5.5.1 ...
        C: MAIL FROM:<>
        S: 250 2.1.0 ...
        C: RCPT TO:<postmaster>
        S: 250 2.1.5 ...
        C: BDAT 0 LAST
        S: 250 2.0.0 ...
        C: XYZZY
        S: 500 5.5.1 ...
        C: NOOP
        S: 250 2.0.0 OK
    )");
}

TEST(Limits, DoNotCountRefusedRecipientsAsErrors) {
    Stage().play(ready_for_content + repeated(50, "C: RCPT TO:<nobody@rooms.example.com>\nS: 550 5.1.1 ...") +
                 R"(
        C: BDAT 0 LAST
        S: 250 2.0.0 ...
    )");
}

TEST(Limits, EndASessionAfterTooManyCommandsWithoutAMessage) {
    Stage stage;
    stage.settings.junk_commands = 100;
    stage.play(greeted + repeated(99, "C: NOOP\nS: 250 2.0.0 OK") + R"(
        C: RSET
        S: 421 4.7.0 Too many commands without a message (smtp.junk_commands)
        X:
    )");
}

TEST(Limits, EndASessionAfterTooManyCommands) {
    Stage stage;
    stage.settings.commands_per_session = 2;
    stage.play(greeted + R"(
        C: NOOP
        S: 250 2.0.0 OK
        C: NOOP
        S: 421 4.7.0 Too many commands in one session (smtp.commands_per_session)
        X:
    )");
}

TEST(Limits, SettingsBelowTheMinimaOfTheStandardAreProblems) {
    Settings settings;
    settings.recipients = 99;
    settings.allow = {"10.0.0.0/33"};
    settings.listen = {"localhost:8025"};
    settings.certificate_file = "cert.pem";
    std::vector<std::string> named;
    for (const auto& problem : problems(settings)) named.push_back(problem.setting);
    EXPECT_EQ(named, (std::vector<std::string>{"listen", "allow", "certificate_file", "recipients"}));
    EXPECT_TRUE(problems(Settings{}).empty());
}

// Replies grow no further than a bound before the dialogue asks for them to be sent.
TEST(Limits, RepliesToThousandsOfPipelinedCommandsAreSentInPieces) {
    Settings settings = Stage::default_settings();
    settings.junk_commands = 1'000'000;
    MemoryBudget budget(1000);
    Dialogue dialogue(settings, budget, false, [] { return true; });
    dialogue.feed("");
    dialogue.silence(true);
    std::string commands;
    for (int i = 0; i < 20'000; ++i) commands += "NOOP\r\n";

    std::string_view rest = commands;
    std::size_t replies = 0, most = 0;
    for (bool more = true; more;) {
        const auto fed = dialogue.feed(rest);
        rest.remove_prefix(fed.octets);
        const auto piece = dialogue.take_replies();
        most = std::max(most, piece.size());
        replies += static_cast<std::size_t>(std::count(piece.begin(), piece.end(), '\n'));
        more = !std::holds_alternative<ReadMore>(fed.action);
    }
    EXPECT_EQ(replies, 1 + 20'000u);
    EXPECT_LT(most, 20'000u);
}

const std::vector<std::string> pieces{"EHLO a\r\n",
                                      "MAIL FROM:<a@b.example>\r\n",
                                      "RCPT TO:<postmaster>\r\n",
                                      "DATA\r\n",
                                      "BDAT 7\r\n",
                                      "BDAT 3 LAST\r\n",
                                      "\r\n.\r\n",
                                      ".\r\n",
                                      "\r",
                                      "\n",
                                      ".",
                                      "\xff",
                                      "\xff\xfa",
                                      "\xff\xf0",
                                      std::string(1, '\0'),
                                      "RSET\r\n",
                                      "STARTTLS\r\n",
                                      "BDAT ",
                                      "99999999999999999999",
                                      " SIZE=",
                                      "<",
                                      "\"",
                                      "\\",
                                      "@",
                                      "HELP\r\n",
                                      "SMTPUTF8",
                                      "\xc3\xa4",
                                      std::string(3000, 'x')};

std::string random_input(std::mt19937& random) {
    std::string input;
    for (int i = 0; i < 40; ++i) {
        input += random() % 4 == 0 ? std::string(1, static_cast<char>(random()))
                                   : pieces[random() % pieces.size()];
    }
    return input;
}

void answer(Dialogue& dialogue, const Action& action, std::mt19937& random) {
    if (std::holds_alternative<CheckSilence>(action)) dialogue.silence(random() % 8 != 0);
    if (std::holds_alternative<FindRoom>(action)) dialogue.room_found(reserve::Reception::KnownRoom{});
    if (std::holds_alternative<Receive>(action)) dialogue.received(reserve::Reception::Stored{});
    if (std::holds_alternative<StartTls>(action)) dialogue.tls_started();
}

// Feeds it in pieces of random length, to its end or to that of the session.
void hold(Dialogue& dialogue, std::string_view rest, std::mt19937& random) {
    for (bool more = true; more;) {
        const auto fed = dialogue.feed(rest.substr(0, 1 + random() % 100));
        rest.remove_prefix(fed.octets);
        ASSERT_LT(dialogue.take_replies().size(), 20'000u);
        answer(dialogue, fed.action, random);
        more = !std::holds_alternative<Close>(fed.action) &&
               !(std::holds_alternative<ReadMore>(fed.action) && rest.empty());
    }
}

// Whatever comes, the dialogue takes it in bounded steps, holds no memory afterwards and never crashes.
TEST(Limits, RandomOctetsDoNoHarm) {
    std::mt19937 random(4711);
    Settings settings = Stage::default_settings();
    settings.message_octets = 5000;
    settings.unfinished_messages_octets = 20'000;
    for (int round = 0; round < 3000; ++round) {
        MemoryBudget budget(settings.unfinished_messages_octets);
        {
            Dialogue dialogue(settings, budget, round % 2 == 0, [] { return true; });
            ASSERT_NO_FATAL_FAILURE(hold(dialogue, random_input(random), random));
        }
        ASSERT_EQ(budget.used(), 0u);
    }
}

}  // namespace
}  // namespace smtp::test
