#include "tests/reserve/reading/mails.hpp"
#include "tests/reserve/reading/reader_pool_cast.hpp"
#include "tests/reserve/reading/signed_by.hpp"

namespace reserve {
namespace {

using namespace reader_pool_test;

class ConfinedReader : public testing::Test {
  protected:
    void SetUp() override {
        if (sanitized) GTEST_SKIP() << "limits do not go with sanitizers";
    }
    static std::string forbidden(const std::string& order) {
        ReaderPoolSettings settings = processes(1);
        settings.memory_limit = 64U << 20;
        ReaderPool pool(settings);
        const std::string answer = ask(pool, order);
        EXPECT_EQ(ask(pool, "hello"), "hello");
        return answer;
    }
    const std::string killed = "failed: its reader was killed for a forbidden system call";
};

TEST_F(ConfinedReader, DiesWhenItWritesAFile) { EXPECT_EQ(forbidden("open to write"), killed); }

TEST_F(ConfinedReader, DiesWhenItMakesASocket) { EXPECT_EQ(forbidden("make a socket"), killed); }

TEST_F(ConfinedReader, DiesWhenItForks) { EXPECT_EQ(forbidden("fork"), killed); }

TEST_F(ConfinedReader, FindsNoFileToRead) { EXPECT_EQ(forbidden("open to read"), "refused"); }

TEST_F(ConfinedReader, GetsNoMoreMemoryThanTheLimit) {
    EXPECT_EQ(forbidden("take memory"), "failed: reading it takes more memory than the limit");
}

std::string mail_with_rule(const std::string& rule) {
    return "From: Ada <ada@example.com>\r\nSubject: Planning\r\nMIME-Version: 1.0\r\n"
           "Content-Type: text/calendar; method=REQUEST; charset=utf-8\r\n\r\n"
           "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//EN\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\n"
           "UID:planning-1@example.com\r\nDTSTAMP:20261122T080000Z\r\nDTSTART:20261123T090000Z\r\n"
           "DTEND:20261123T100000Z\r\nRRULE:" +
           rule +
           "\r\nORGANIZER:mailto:ada@example.com\r\n"
           "ATTENDEE:mailto:room.12@corp.example.com\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
}

// Every level is a multipart of its own. Mimetic overflows its stack between 12 and 40 thousand, as it was
// compiled.
std::string nested_mail(int levels) {
    std::string mail = "From: ada@example.com\r\nMIME-Version: 1.0\r\n";
    for (int level = 0; level < levels; ++level) {
        const std::string boundary = "b" + std::to_string(level);
        mail += "Content-Type: multipart/mixed; boundary=" + boundary + "\r\n\r\n--" + boundary + "\r\n";
    }
    return mail + "Content-Type: text/plain\r\n\r\nhello\r\n";
}

TEST(RealReader, ReadsAnInvitation) {
    ReaderPool pool(processes(2, "real"));
    EXPECT_EQ(ask(pool, mail_with_rule("FREQ=WEEKLY")), "an invitation");
}

TEST(RealReader, RefusesNestingBeforeItHarms) {
    ReaderPool pool(processes(1, "real"));
    EXPECT_EQ(ask(pool, nested_mail(60'000)).substr(0, 8), "failed: ");
    EXPECT_EQ(ask(pool, mail_with_rule("FREQ=WEEKLY")), "an invitation");
}

TEST(RealReader, RefusesTheRuleOnWhichLibicalHangs) {
    ReaderPool pool(processes(1, "real"));
    EXPECT_EQ(ask(pool, mail_with_rule("FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30")).substr(0, 12), "unreadable: ");
}

// OpenSSL takes the certificate apart, for which it loads what it needs, once.
TEST(RealReader, ReadsWhatASignatureEncloses) {
    ReaderPool pool(processes(1, "real"));
    const std::string mail = mail_with_rule("FREQ=WEEKLY");
    const auto entity = mail.substr(mail.find("Content-Type"));
    const std::string smime = test::signed_by_a_client(entity);
    const std::string head =
        "From: ada@example.com\r\nContent-Type: application/pkcs7-mime\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n";
    EXPECT_EQ(ask(pool, head + test::base64(smime)), "an invitation");
    EXPECT_EQ(ask(pool, head + test::base64(smime.substr(0, 900))),
              "unreadable: the S/MIME of the mail is damaged");
    EXPECT_EQ(ask(pool, head + test::base64(smime)), "an invitation");
}

// A list of algorithms, each of which OpenSSL makes an object of.
TEST(RealReader, TellsAMailThatTakesTooMuchMemoryFromADamagedOne) {
    if (sanitized) GTEST_SKIP() << "limits do not go with sanitizers";
    std::string mail =
        "From: ada@example.com\r\nContent-Type: application/pkcs7-mime\r\n"
        "Content-Transfer-Encoding: binary\r\n\r\n"
        "\x30\x80\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02\xA0\x80\x30\x80\x02\x01\x01\x31\x80";
    for (int i = 0; i < 1'500'000; ++i) mail += "\x30\x04\x06\x02\x2B\x7F";
    for (const unsigned mebibytes : {112U, 120U, 128U}) {
        ReaderPoolSettings settings = processes(1, "real");
        settings.memory_limit = std::uint64_t{mebibytes} << 20U;
        ReaderPool pool(settings);
        EXPECT_EQ(ask(pool, mail), "failed: reading it takes more memory than the limit") << mebibytes;
    }
}

// libytnef prints a line about each; when they fill its buffer, they are written.
TEST(RealReader, OutlivesWhatALibraryPrints) {
    ReaderPool pool(processes(1, "real"));
    const std::string damaged =
        "From: ada@example.com\r\nContent-Type: application/ms-tnef\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\neJ8+IgEA" +
        std::string(40, 'A') + "\r\n";
    for (int i = 0; i < 500; ++i)
        ASSERT_EQ(ask(pool, damaged), "unreadable: the winmail.dat is damaged") << "message " << i;
}

TEST(DefencelessReader, DiesOfNestingAndTheNextMessageIsRead) {
    if (sanitized) GTEST_SKIP() << "a sanitizer reports the overflow in its own way";
    ReaderPool pool(processes(1, "defenceless"));
    EXPECT_EQ(ask(pool, nested_mail(60'000)), "failed: its reader was ended by SIGSEGV (Segmentation fault)");
    EXPECT_EQ(ask(pool, mail_with_rule("FREQ=WEEKLY")), "an invitation");
}

TEST(DefencelessReader, IsKilledWhileLibicalHangsAndTheNextMessageIsRead) {
    ReaderPoolSettings settings = processes(1, "defenceless");
    settings.cpu_limit = 500ms;
    ReaderPool pool(settings);
    EXPECT_EQ(ask(pool, mail_with_rule("FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30")),
              "failed: its reader computed for longer than 500 ms and was killed");
    EXPECT_EQ(ask(pool, mail_with_rule("FREQ=WEEKLY")), "an invitation");
}

}  // namespace
}  // namespace reserve
