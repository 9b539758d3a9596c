// Signed, encrypted and compressed mails (RFC 8551), and others that hold what a room cannot open.
#include <gtest/gtest.h>

#include "reserve/reading/mime/signed_content.hpp"
#include "tests/reserve/reading/parts.hpp"
#include "tests/reserve/reading/signed_by.hpp"

namespace reserve {
namespace {

using namespace reserve::test;

const std::string clear_entity =
    "Content-Type: text/calendar; method=REQUEST\n\n" + calendar_of(event_of(tuesday_nine));
const std::string calendar_entity = crlf(clear_entity);

// Elements of ITU-T X.690, of a definite length and of an indefinite one.
std::string element(unsigned char tag, const std::string& content) {
    if (content.size() < 0x80)
        return std::string{static_cast<char>(tag), static_cast<char>(content.size())} + content;
    std::string length;
    for (auto rest = content.size(); rest > 0; rest >>= 8U)
        length.insert(0, 1, static_cast<char>(rest & 0xFFU));
    return std::string{static_cast<char>(tag), static_cast<char>(0x80 + length.size())} + length + content;
}

std::string streamed(unsigned char tag, const std::string& content) {
    return std::string{static_cast<char>(tag), '\x80'} + content + std::string(2, '\0');
}

const std::string pkcs7 = "\x2A\x86\x48\x86\xF7\x0D\x01\x07";
const std::string data_type = element(6, pkcs7 + "\1");

// ContentInfo and SignedData (RFC 5652 3 and 5.1), without certificates and signers.
std::string signed_data(const std::string& enclosed, std::string (*write)(unsigned char, const std::string&),
                        const std::string& last = "") {
    const std::string digests = write(0x31, write(0x30, element(6, "\x2B")));
    const std::string behind = write(0x31, "") + last;
    const std::string data =
        write(0x30, element(2, "\1") + digests + write(0x30, data_type + enclosed) + behind);
    return write(0x30, element(6, pkcs7 + "\2") + write(0xA0, data));
}

std::string in_one_piece(const std::string& content) {
    return signed_data(element(0xA0, element(4, content)), element);
}

// As programs write it that do not know the length when they begin.
std::string in_pieces(const std::string& content) {
    const auto half = content.size() / 2;
    const std::string pieces =
        element(4, content.substr(0, half)) + streamed(0x24, element(4, content.substr(half)));
    return signed_data(streamed(0xA0, streamed(0x24, pieces)), streamed);
}

std::string mail_of(const std::string& smime, const std::string& type = "application/pkcs7-mime") {
    return crlf(std::string(envelope) + "Content-Type: " + type + "\nContent-Transfer-Encoding: base64\n\n" +
                base64(smime) + "\n");
}

TEST(Smime, IsReadWhereItIsSignedInTheClear) {
    const Reading reading =
        read_parts({"--b\n" + clear_entity, part("application/pkcs7-signature; name=smime.p7s", "AAAA\n")},
                   "multipart/signed; protocol=\"application/pkcs7-signature\"; micalg=sha-256");
    EXPECT_EQ(only_component(reading).uid, "planning-1@example.com");
}

TEST(Smime, IsReadWhereTheSignatureEnclosesIt) {
    for (const auto& smime :
         {in_one_piece(calendar_entity), in_pieces(calendar_entity), signed_by_a_client(calendar_entity)})
        for (const char* type : {"application/pkcs7-mime; smime-type=signed-data", "application/x-pkcs7-mime",
                                 "application/octet-stream; name=smime.p7m"}) {
            const Reading reading = read(mail_of(smime, type));
            ASSERT_NE(invitation(reading), nullptr) << type << unreadable_reason(reading);
            EXPECT_EQ(only_component(reading).uid, "planning-1@example.com");
            EXPECT_EQ(reading.mail.message_id, "<0f1e2d3c@example.com>");
        }
}

TEST(Smime, IsReadInBinaryWithLineEndsThatAreNone) {
    const std::string head =
        crlf(std::string(envelope) +
             "Content-Type: application/pkcs7-mime\nContent-Transfer-Encoding: binary\n\n");
    const Reading reading = read(head + in_one_piece(clear_entity));
    EXPECT_NE(invitation(reading), nullptr) << unreadable_reason(reading);
}

TEST(Smime, MayEncloseAForwardedMailAndAnotherSignature) {
    const std::string forwarded =
        crlf("Content-Type: message/rfc822\n\nSubject: Planning\n") + calendar_entity;
    EXPECT_NE(invitation(read(mail_of(in_one_piece(forwarded)))), nullptr);
    std::string twice = in_one_piece(calendar_entity);
    twice =
        crlf("Content-Type: application/pkcs7-mime\nContent-Transfer-Encoding: base64\n\n") + base64(twice);
    EXPECT_NE(invitation(read(mail_of(in_one_piece(twice)))), nullptr);
}

TEST(Smime, ThatEnclosesNoCalendarIsNotForARoom) {
    const std::string text = crlf("Content-Type: text/plain\n\nhello\n");
    for (const auto& smime : {in_one_piece(text), signed_data("", element)})
        EXPECT_EQ(unsubscribed_reason(read(mail_of(smime))), "the mail has no calendar part");
}

// RFC 5652 4 and 7: nobody signed them, and nothing hides what they hold.
TEST(Smime, IsReadWhereNothingIsSignedOrEncrypted) {
    const std::string content = element(0xA0, element(4, calendar_entity));
    const std::string digested = element(2, std::string(1, '\0')) + element(0x30, element(6, "\x2B")) +
                                 element(0x30, data_type + content) + element(4, "digest");
    for (const auto& smime :
         {element(0x30, data_type + content),
          element(0x30, element(6, pkcs7 + "\5") + element(0xA0, element(0x30, digested)))}) {
        const Reading reading = read(mail_of(smime));
        ASSERT_NE(invitation(reading), nullptr) << unreadable_reason(reading);
        EXPECT_EQ(only_component(reading).uid, "planning-1@example.com");
    }
}

TEST(Smime, IsRefusedInWordsWhereNobodyCanReadIt) {
    const auto reason = [](const std::string& type, const std::string& content) {
        const std::string info = element(6, type) + element(0xA0, element(0x30, content));
        return unreadable_reason(read(mail_of(element(0x30, info))));
    };
    const std::string version = element(2, std::string(1, '\0')),
                      algorithm = element(0x30, element(6, "\x2B"));
    const std::string hidden = element(0x30, data_type + algorithm + element(0x80, "hidden"));
    const std::string enveloped = version + element(0x31, "") + hidden;
    const std::string encrypted =
        "the mail is encrypted (S/MIME), and a room has no key: send it again without encryption";
    const std::string cms_type = "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x01";
    EXPECT_EQ(reason(pkcs7 + "\3", enveloped), encrypted);
    EXPECT_EQ(reason(pkcs7 + "\4", enveloped), encrypted);
    EXPECT_EQ(reason(pkcs7 + "\6", version + hidden), encrypted);
    EXPECT_EQ(reason(cms_type + "\x17", enveloped + element(4, "code")), encrypted);
    const std::string small = element(0x30, data_type + element(0xA0, element(4, "small")));
    EXPECT_EQ(reason(cms_type + "\x09", version + algorithm + small),
              "the mail is compressed (S/MIME): send it again without");
    EXPECT_EQ(reason("\x2B\x01", enveloped),
              "the mail holds S/MIME of an unknown kind: send it again without");
}

TEST(Smime, IsRefusedInWordsWhereItIsDamaged) {
    for (const auto& whole : {in_one_piece(calendar_entity), in_pieces(calendar_entity)})
        for (const std::size_t size : {0, 1, 2, 5, 20, 40, 60, 200})
            EXPECT_EQ(unreadable_reason(read(mail_of(whole.substr(0, size)))),
                      "the S/MIME of the mail is damaged")
                << size;
    for (const auto& smime : {signed_data(element(0xA0, element(3, "x")), element), std::string("\x30\x89"),
                              element(0x30, element(2, pkcs7 + "\2"))})
        EXPECT_EQ(unreadable_reason(read(mail_of(smime))), "the S/MIME of the mail is damaged");
}

TEST(Smime, IsBoundedInItsDepth) {
    std::string pieces = element(4, calendar_entity), open;
    for (int depth = 0; depth < 100; ++depth) pieces = element(0x24, pieces);
    EXPECT_EQ(unreadable_reason(read(mail_of(signed_data(element(0xA0, pieces), element)))),
              "the S/MIME of the mail is damaged");
    std::string signers = element(2, "\1");
    for (int depth = 0; depth < 100; ++depth) signers = streamed(0x30, signers);
    EXPECT_EQ(unreadable_reason(
                  read(mail_of(signed_data(streamed(0xA0, element(4, calendar_entity)), streamed, signers)))),
              "the S/MIME of the mail is damaged");
    for (int depth = 0; depth < 100'000; ++depth) open += "\x30\x80";
    EXPECT_EQ(unreadable_reason(read(mail_of(open))), "the S/MIME of the mail is damaged");
    std::string smime = in_one_piece(calendar_entity);
    for (int depth = 0; depth < 5; ++depth)
        smime =
            in_one_piece(crlf("Content-Type: application/pkcs7-mime\nContent-Transfer-Encoding: base64\n\n") +
                         base64(smime));
    EXPECT_EQ(unreadable_reason(read(mail_of(smime))), "messages inside the message are nested too deep");
}

TEST(OtherMail, IsRefusedInWordsWhereNobodyCanReadIt) {
    EXPECT_EQ(
        unreadable_reason(read_parts({part("application/pgp-encrypted", "Version: 1\n"),
                                      part("application/octet-stream", "-----BEGIN PGP MESSAGE-----\n")},
                                     "multipart/encrypted; protocol=\"application/pgp-encrypted\"")),
        "the mail is encrypted, and a room has no key: send it again without encryption");
    EXPECT_EQ(unreadable_reason(read_parts({part("text/plain", "read it elsewhere\n"),
                                            part("application/octet-stream; name=message.rpmsg", "x\n")})),
              "the mail is protected by rights management: send it again without protection");
}

TEST(OtherMail, IsRefusedForWhatComesFirst) {
    EXPECT_EQ(
        unreadable_reason(read_parts({part("message/partial; number=1; total=2", "x\n"),
                                      part("application/octet-stream; name=message.rpmsg", "x\n")})),
        "the mail is one piece of a message that was split (message/partial): send it again in one piece");
}

TEST(OtherMail, CountsWhereACalendarCanBeReadBesideIt) {
    EXPECT_NE(invitation(read_parts(
                  {part("application/octet-stream; name=message.rpmsg", "x\n"), "--b\n" + clear_entity})),
              nullptr);
}

}  // namespace
}  // namespace reserve
