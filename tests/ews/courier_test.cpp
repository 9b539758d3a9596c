#include "ews/courier.hpp"

#include "tests/ews/exchange_room.hpp"

namespace {

using namespace ews_test;
using enum AnswerKind;

class CourierTest : public ExchangeRoom {};

// Answering.

TEST_F(CourierTest, AcceptsTheRequestWithTheWordsOfTheAnswer) {
    receive();
    EXPECT_TRUE(is_sent(send(answer(accept))));
    ASSERT_EQ(exchange().organizer_mail().size(), 1U);
    const auto got = exchange().organizer_mail().front();
    EXPECT_EQ(got.kind, "accept");
    EXPECT_EQ(got.uid, uid);
    EXPECT_EQ(got.text, "Room 12 is yours.");
    EXPECT_EQ(got.from, room_12);
    EXPECT_EQ(got.headers.at(0).first, "X-Roomgate-Answer");
    EXPECT_TRUE(got.headers.at(0).second.starts_with("902/0 "));
}

TEST_F(CourierTest, DeclinesAndAcceptsTentatively) {
    receive();
    EXPECT_TRUE(is_sent(send(answer(tentative))));
    receive({.uid = "other@example.org", .message_id = "<m2@example.org>"});
    EXPECT_TRUE(
        is_sent(send(answer(decline, {.uid = "other@example.org", .message_id = "<m2@example.org>"}))));
    EXPECT_EQ(kinds_that_the_organizer_got(), (std::vector<std::string>{"tentative", "decline"}));
}

TEST_F(CourierTest, NeedsTwoCallsForAnAnswer) {
    receive();
    send(answer(accept));
    EXPECT_EQ(operations(), (std::vector<std::string>{"FindItem", "CreateItem"}));
}

TEST_F(CourierTest, SignsInByNtlm) {
    exchange_settings.sign_in = exchange::SignIn::ntlm;
    server.sign_in = ews::SignIn::ntlm;
    server.user = "CORP\\roomgate";
    receive();
    EXPECT_TRUE(is_sent(send(answer(accept))));
}

// NTLM hashes the password in UTF-16; the simulator widens what it is given here.
TEST_F(CourierTest, SignsInByNtlmWithAPasswordBeyondAscii) {
    exchange_settings.sign_in = exchange::SignIn::ntlm;
    server.sign_in = ews::SignIn::ntlm;
    server.password = "gr\xC3\xBCn";
    account.password = "gr\xFCn";
    receive();
    EXPECT_TRUE(is_sent(send(answer(accept))));
}

TEST_F(CourierTest, ImpersonatesTheRoom) {
    server.access = ews::Access::impersonation;
    receive();
    EXPECT_TRUE(is_sent(send(answer(accept))));
    EXPECT_EQ(exchange().organizer_mail().front().sender, room_12);
}

TEST_F(CourierTest, AnswersSilentlyWhereNobodyAsked) {
    receive();
    Answer silent = answer(accept);
    silent.content.steps[0].silent = true;
    EXPECT_TRUE(is_sent(send(silent)));
    EXPECT_TRUE(exchange().organizer_mail().empty());
    EXPECT_EQ(exchange().entries(room_12, exchange::Folder::calendar).at(0).response, "Accept");
}

TEST_F(CourierTest, CarriesEveryCharacterOfTheWords) {
    receive();
    Answer special = answer(accept);
    special.content.steps[0].text = "Räume & <b>\"15 €\"</b>\x01 \xF0\x9F\x98\x80\r\nBye.";
    EXPECT_TRUE(is_sent(send(special)));
    EXPECT_EQ(exchange().organizer_mail().front().text, "Räume & <b>\"15 €\"</b> \xF0\x9F\x98\x80\r\nBye.");
}

// Accepted in part.

TEST_F(CourierTest, AcceptsASeriesThenDeclinesADateOfIt) {
    const Meeting weekly{.rrule = "FREQ=WEEKLY;COUNT=5"};
    receive(weekly);
    Answer in_part = answer(accept, weekly);
    in_part.content.steps.push_back({1, decline, tuesday_at_nine + 24h * 14, "Taken.", {}, false, {}});
    EXPECT_TRUE(is_sent(send(in_part, 0)));
    EXPECT_TRUE(is_sent(send(in_part, 1)));
    ASSERT_EQ(exchange().organizer_mail().size(), 2U);
    const auto declined = exchange().organizer_mail().back();
    EXPECT_EQ(declined.kind, "decline");
    EXPECT_EQ(declined.recurrence_id, (tuesday_at_nine + 24h * 14).time_since_epoch().count());
}

TEST_F(CourierTest, CallsADateDoneThatIsNoLongerInTheSeries) {
    const Meeting weekly{.rrule = "FREQ=WEEKLY;COUNT=5"};
    receive(weekly);
    Answer in_part = answer(accept, weekly);
    in_part.content.steps.push_back({1, decline, tuesday_at_nine + 24h * 14, "Taken.", {}, false, {}});
    send(in_part, 0);
    send(in_part, 1);
    EXPECT_EQ(words_of(send(in_part, 1)), "The date is no longer in the series.");
    EXPECT_EQ(exchange().organizer_mail().size(), 2U);
}

TEST_F(CourierTest, AnswersARequestForOneDateOnItsOwn) {
    receive({.rrule = "FREQ=WEEKLY;COUNT=5"});
    const Meeting moved{.sequence = 1, .message_id = "<m2@example.org>", .recurrence_id = "20270309T090000Z"};
    receive(moved);
    Answer one = answer(decline, moved);
    one.content.recurrence_id = one.content.steps[0].recurrence_id = tuesday_at_nine + 24h * 7;
    EXPECT_TRUE(is_sent(send(one)));
    ASSERT_EQ(exchange().organizer_mail().size(), 1U);
    EXPECT_EQ(exchange().organizer_mail()[0].recurrence_id,
              (tuesday_at_nine + 24h * 7).time_since_epoch().count());
    EXPECT_TRUE(is_sent(send(answer(accept))));
}

// Which version.

TEST_F(CourierTest, WaitsForARequestThatHasNotCome) {
    exchange();
    EXPECT_TRUE(std::holds_alternative<reserve::NotThere>(send(answer(accept))));
}

TEST_F(CourierTest, WaitsWhenANewerVersionLiesThere) {
    receive();
    receive({.sequence = 2, .message_id = "<m2@example.org>"});
    const Delivery delivery = send(answer(accept));
    ASSERT_TRUE(std::holds_alternative<reserve::NewerThere>(delivery));
    EXPECT_EQ(std::get<reserve::NewerThere>(delivery).version.sequence, 2);
}

TEST_F(CourierTest, DoesNotAnswerAnOlderVersionInstead) {
    receive();
    EXPECT_TRUE(std::holds_alternative<reserve::NotThere>(
        send(answer(accept, {.sequence = 1, .message_id = "<m2@example.org>"}))));
    EXPECT_TRUE(exchange().organizer_mail().empty());
}

// Servers.

TEST_F(CourierTest, ChoosesTheServerOfARoomThatItNamesBeforeThatOfItsDomain) {
    ews::Server other = server;
    other.name = "other";
    other.mail_domains.clear();
    other.rooms = {"room.7@corp.example.com"};
    const ews::Courier several(ews::Settings{{server, other}}, clock, log);
    const auto route = [&](const char* address) { return several.route(*reserve::Address::parse(address)); };
    EXPECT_EQ(route("Room.7@corp.example.com").server, "other");
    EXPECT_EQ(route("room.8@corp.example.com").server, "corp");
    EXPECT_FALSE(route("room.8@corp.example.com").has_whole_domain);
    EXPECT_EQ(route("room.7@elsewhere.example.com").server, "for elsewhere.example.com");
}

TEST_F(CourierTest, ChoosesTheServerByTheMailDomain) {
    ews::Server branch = server, rest = server;
    branch.name = "branch";
    branch.mail_domains = {"branch.example.com"};
    branch.concurrency = 2;
    rest.name = "rest";
    rest.mail_domains.clear();
    const ews::Courier several(ews::Settings{{rest, server, branch}}, clock, log);
    const auto route = [&](const char* address) { return several.route(*reserve::Address::parse(address)); };
    EXPECT_EQ(route("room.1@CORP.example.com").server, "corp");
    EXPECT_EQ(route("room.1@branch.example.com").server, "branch");
    EXPECT_EQ(route("room.1@branch.example.com").at_once, 2);
    EXPECT_EQ(route("room.1@elsewhere.example.com").server, "rest");
}

TEST_F(CourierTest, NamesTheSettingWhereNoServerHasTheDomain) {
    server.mail_domains = {"branch.example.com"};
    const reserve::Wait wait = waits(send(answer(accept)));
    EXPECT_EQ(wait.code, "NoServer");
    EXPECT_TRUE(wait.slowly);
    EXPECT_TRUE(holds(wait.words, "mail_domains"));
}

TEST_F(CourierTest, TakesNewSettingsWhileItRuns) {
    receive();
    server.password = "wrong";
    EXPECT_EQ(waits(send(answer(accept))).code, "HTTP 401");
    server.password = "secret";
    courier().apply({{server}});
    EXPECT_TRUE(is_sent(send(answer(accept))));
}

}  // namespace
