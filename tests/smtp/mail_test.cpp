// Who sends: MAIL.
#include <gtest/gtest.h>

#include "transcript.hpp"

namespace smtp::test {
namespace {

TEST(Mail, TakesTheNullSender) {
    Stage stage;
    stage.play(greeted + R"(
        C: MAIL FROM:<>
        S: 250 2.1.0 Sender OK
        C: RCPT TO:<r12@rooms.example.com>
        S: 250 2.1.5 Recipient OK
        C: BDAT 0 LAST
        S: 250 2.0.0 Stored as message 4711
    )");
    EXPECT_EQ(stage.messages.at(0).reverse_path, "");
}

TEST(Mail, TakesWhatPeopleType) {
    Stage().play(greeted + R"(
        C: MAIL FROM: <ada@corp.example.com>
        S: 250 2.1.0 Sender OK
        C: RSET
        S: 250 2.0.0 Forgotten
        C: MAIL FROM:ada@corp.example.com
        S: 250 2.1.0 Sender OK
        C: RCPT TO: r12@rooms.example.com
        S: 250 2.1.5 Recipient OK
    )");
}

TEST(Mail, TakesQuotedLocalPartsAndSourceRoutes) {
    Stage stage;
    stage.play(greeted + R"(
        C: MAIL FROM:<"Ada L"@corp.example.com>
        S: 250 2.1.0 Sender OK
        C: RCPT TO:<@relay.example.com,@other.example.com:r12@rooms.example.com>
        S: 250 2.1.5 Recipient OK
        C: BDAT 0 LAST
        S: 250 2.0.0 ...
    )");
    EXPECT_EQ(stage.messages.at(0).recipients.at(0).address, "r12@rooms.example.com");
}

TEST(Mail, TakesQuotedPairsAndBracketsInAQuotedLocalPart) {
    Stage stage;
    stage.play(greeted + R"(
        C: MAIL FROM:<"a\"b>"@c.d> SIZE=1
        S: 250 2.1.0 Sender OK
        C: RCPT TO:<postmaster>
        S: 250 2.1.5 Recipient OK
        C: BDAT 0 LAST
        S: 250 2.0.0 ...
    )");
    EXPECT_EQ(stage.messages.at(0).reverse_path, R"("a\"b>"@c.d)");
}

TEST(Mail, RefusesWhatIsNoAddress) {
    Stage().play(greeted + R"(
        C: MAIL ada@corp.example.com
        S: 501 5.1.7 ...
        C: MAIL FROM:
        S: 501 5.1.7 ...
        C: MAIL FROM:<ada>
        S: 501 5.1.7 ...
        C: MAIL FROM:<ada@corp.example.com
        S: 501 5.1.7 ...
        C: MAIL FROM:<a b@corp.example.com>
        S: 501 5.1.7 ...
    )");
}

TEST(Mail, TakesItsParameters) {
    Stage().play(greeted + R"(
        C: MAIL FROM:<ada@corp.example.com> SIZE=1000 BODY=8BITMIME SMTPUTF8
        S: 250 2.1.0 Sender OK
        C: RSET
        S: 250 2.0.0 Forgotten
        C: MAIL FROM:<ada@corp.example.com> body=7bit size=0
        S: 250 2.1.0 Sender OK
    )");
}

TEST(Mail, RefusesParametersThatItDoesNotKnow) {
    Stage().play(greeted + R"(
        C: MAIL FROM:<ada@corp.example.com> RET=HDRS
        S: 555 5.5.4 Parameter not recognized: RET=HDRS
        C: MAIL FROM:<ada@corp.example.com> BODY=BINARYMIME
        S: 501 5.5.4 ...
        C: MAIL FROM:<ada@corp.example.com> SIZE=1 SIZE=2
        S: 501 5.5.4 ...
        C: MAIL FROM:<ada@corp.example.com> SIZE=-1
        S: 501 5.5.4 ...
        C: MAIL FROM:<ada@corp.example.com>
        S: 250 2.1.0 Sender OK
        C: RCPT TO:<r12@rooms.example.com> NOTIFY=NEVER
        S: 555 5.5.4 ...
    )");
}

TEST(Mail, RefusesADeclaredSizeBeyondTheLimit) {
    Stage().play(greeted + R"(
        C: MAIL FROM:<ada@corp.example.com> SIZE=52428800
        S: 250 2.1.0 Sender OK
        C: RSET
        S: 250 2.0.0 Forgotten
        C: MAIL FROM:<ada@corp.example.com> SIZE=52428801
        S: 552 5.3.4 ...
        C: MAIL FROM:<ada@corp.example.com> SIZE=99999999999999999999999
        S: 552 5.3.4 ...
    )");
}

TEST(Mail, DelaysADeclaredSizeForWhichThereIsNoMemory) {
    Stage stage;
    stage.settings.unfinished_messages_octets = 1000;
    stage.play(greeted + R"(
        C: MAIL FROM:<ada@corp.example.com> SIZE=1001
        S: 452 4.3.1 ...
    )");
}

TEST(Mail, IsDelayedWhileStorageIsUnavailable) {
    Stage{.storage_available = false}.play(greeted + R"(
        C: MAIL FROM:<ada@corp.example.com>
        C: RCPT TO:<r12@rooms.example.com>
        C: DATA
        S: 451 4.3.0 ...
        S: 451 4.3.0 ...
        S: 451 4.3.0 ...
    )");
}

TEST(Mail, ComesOnceInATransaction) {
    Stage().play(greeted + R"(
        C: MAIL FROM:<ada@corp.example.com>
        S: 250 2.1.0 Sender OK
        C: MAIL FROM:<bob@corp.example.com>
        S: 503 5.5.1 ...
    )");
}

TEST(Mail, IsForgottenByRsetAndByEhlo) {
    Stage().play(R"(
        S: 220 ...
        C: HELO client.example.com
        S: 250 mx.example.com
        C: MAIL FROM:<ada@corp.example.com>
        S: 250 2.1.0 Sender OK
        C: HELO client.example.com
        S: 250 mx.example.com
        C: RCPT TO:<r12@rooms.example.com>
        S: 503 5.5.1 ...
        C: MAIL FROM:<ada@corp.example.com>
        S: 250 2.1.0 Sender OK
        C: RSET
        S: 250 2.0.0 Forgotten
        C: RCPT TO:<r12@rooms.example.com>
        S: 503 5.5.1 ...
    )");
}

TEST(Mail, NeedsSmtputf8ForAddressesBeyondAscii) {
    Stage().play(greeted + "C: MAIL FROM:<\xc3\xa4@corp.example.com>" + R"(
        S: 553 5.6.7 ...)" +
                 "\nC: MAIL FROM:<\xc3\xa4@corp.example.com> SMTPUTF8" + R"(
        S: 250 2.1.0 Sender OK)" +
                 "\nC: RCPT TO:<r\xc3\xa4um@rooms.example.com>" + R"(
        S: 250 2.1.5 Recipient OK)" +
                 "\nC: RCPT TO:<r\xe4um@rooms.example.com>" + R"(
        S: 553 5.6.7 ...
        C: RSET
        S: 250 2.0.0 Forgotten
        C: MAIL FROM:<ada@corp.example.com>
        S: 250 2.1.0 Sender OK)" +
                 "\nC: RCPT TO:<r\xc3\xa4um@rooms.example.com>" + R"(
        S: 553 5.6.7 ...
    )");
}

TEST(Mail, RefusesAddressesThatAreNoUtf8) {
    const std::string overlong[] = {"\xc0\xaf", "\xe0\x80\xaf", "\xf0\x80\x80\xaf"};
    const std::string beyond[] = {"\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80"};
    const std::string cut[] = {"\xc3", "\xe2\x82", "\x80"};
    for (const auto& octets : {overlong, beyond, cut}) {
        for (int i = 0; i < 3; ++i)
            Stage().play(greeted + "C: MAIL FROM:<" + octets[i] +
                         "@corp.example.com> SMTPUTF8\nS: 553 5.6.7 ...\n");
    }
}

}  // namespace
}  // namespace smtp::test
