#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/config/program.hpp"

namespace config {
namespace {

TEST(CheckCommand, SaysThatAllIsRight) {
    const Program roomgate;
    roomgate({"users", "add", "--email", "ada@example.com"});  // makes the database
    const Ended checked = roomgate({"check"});
    EXPECT_EQ(checked.exit_code, 0) << checked.out;
    EXPECT_NE(checked.out.find("with 0 rooms and 1 users"), std::string::npos) << checked.out;
}

TEST(CheckCommand, MakesNoDatabase) {
    const Program roomgate;
    EXPECT_NE(roomgate({"check"}).out.find("will be made at the first start"), std::string::npos);
    EXPECT_FALSE(std::filesystem::exists(roomgate.folder() / "roomgate.db"));
}

TEST(CheckCommand, FindsACertificateThatCannotBeRead) {
    const Program roomgate("[smtp]\ncertificate_file = \"gone.pem\"\nkey_file = \"gone.key\"\n");
    const Ended checked = roomgate({"check"});
    EXPECT_EQ(checked.exit_code, 1);
    const std::string words = checked.out + checked.err;
    EXPECT_NE(words.find("gone.pem, which is not there"), std::string::npos) << words;
}

TEST(CheckCommand, WarnsOfARoomThatNoServerAnswersFor) {
    const Program roomgate;
    roomgate(
        {"rooms", "add", "--name", "Rome", "--mailbox", "rome@corp.example.com", "--zone", "Europe/Rome"});
    const Ended checked = roomgate({"check"});
    EXPECT_EQ(checked.exit_code, 0);
    EXPECT_NE(checked.out.find("no [[exchange]] has the domain of rome@corp.example.com"), std::string::npos);
    EXPECT_NE(roomgate({"check", "--json"}).out.find("add corp.example.com to the mail_domains"),
              std::string::npos);
}

TEST(CheckCommand, WarnsOfADefaultUserWhoIsNotThere) {
    const Program roomgate("[requester]\ndefault_user = \"desk@example.com\"\n");
    roomgate({"users", "add", "--email", "ada@example.com"});
    EXPECT_NE(roomgate({"check"}).out.find("there is no active user desk@example.com"), std::string::npos);
}

TEST(CheckCommand, NamesEachMistakeOfTheFile) {
    const Program roomgate(
        "[booking]\nsetup_minuets = 5\n[[exchange]]\nurl = \"a\"\npassword = \"secret\"\n");
    const Ended checked = roomgate({"check"});
    EXPECT_EQ(checked.exit_code, 1);
    EXPECT_NE(checked.err.find("roomgate.toml:4:1: There is no key setup_minuets in [booking]. Did you mean "
                               "setup_minutes?"),
              std::string::npos)
        << checked.err;
    EXPECT_NE(checked.err.find("roomgate.toml:7:1: password is not taken from this file"), std::string::npos);
    EXPECT_NE(checked.err.find("[[exchange]] needs the key name"), std::string::npos);
}

TEST(CheckCommand, TellsScriptsEachMistakeOfTheFileByItsParts) {
    const Program roomgate("[booking]\nsetup_minuets = 5\n[smtp]\nsessions = 0\n");
    const auto found = nlohmann::json::parse(roomgate({"check", "--json"}).out);
    ASSERT_EQ(found.size(), 2U) << found;
    EXPECT_EQ(found[0].at("result"), "failure");
    EXPECT_EQ(found[0].at("file"), roomgate.settings_file());
    EXPECT_EQ(found[0].at("line"), 4);
    EXPECT_EQ(found[0].at("column"), 1);
    EXPECT_EQ(found[0].at("message"), "There is no key setup_minuets in [booking].");
    EXPECT_EQ(found[0].at("suggestion"), "Did you mean setup_minutes?");
    EXPECT_EQ(found[1].at("line"), 6);
    EXPECT_EQ(found[1].at("column"), 12);
    EXPECT_FALSE(found[1].contains("suggestion")) << found;
}

TEST(CheckCommand, TellsMistakesOfEveryKindAtOnce) {
    const Program roomgate(
        "[smtp]\nsession = 1\nsessions = \"1\"\nhostname = \"a b\"\n"
        "[answer]\ntemplates = \"gone\"\nlocale = \"klingon\"\n[relay]\nurl = \"ftp://a\"\n");
    const auto found = nlohmann::json::parse(roomgate({"check", "--json"}).out);
    std::vector<int> lines;
    for (const auto& mistake : found) lines.push_back(mistake.at("line"));
    EXPECT_EQ(lines, (std::vector<int>{4, 5, 6, 8, 9, 10, 11})) << found;
}

TEST(CheckCommand, TellsAllThatIsWrongWithOneServerAtOnce) {
    const Program roomgate(
        "[[exchange]]\nname = \"a\"\nurl = \"http://a.example.com/\"\nsign_in = \"oauth2\"\n"
        "token_url = \"login\"\ncertificate_file = \"gone.pem\"\nca_file = \"gone\"\n");
    const std::string mistakes = roomgate({"check"}).err;
    for (const char* words :
         {"5:7: url must begin", "3:1: client_id must", "3:1: access must", "7:13: token_url must",
          "8:20: certificate_file names", "9:11: ca_file names"}) {
        EXPECT_NE(mistakes.find(std::string("roomgate.toml:") + words), std::string::npos)
            << words << mistakes;
    }
    EXPECT_EQ(std::ranges::count(mistakes, '\n'), 6) << mistakes;
}

TEST(CheckCommand, TellsAllThatIsWrongWithTheRelayAtOnce) {
    const Program roomgate("[relay]\nurl = \"mail.example.com\"\nuser = \"u\"\n");
    const std::string mistakes = roomgate({"check"}).err;
    for (const char* words : {"3:1: from must", "3:1: password_file must", "4:7: url must"})
        EXPECT_NE(mistakes.find(std::string("roomgate.toml:") + words), std::string::npos) << mistakes;
}

TEST(CheckCommand, DoesNotTellWhatOnlyFollowsFromAMistake) {
    const Program roomgate(
        "[booking]\nminimum_duration_in_minutes = 2000\nmaximum_duration_in_minutes = \"3000\"\n"
        "[[exchange]]\nname = \"a\"\nurll = \"https://a.example.com/\"\nuser = \"u\"\n");
    const std::string mistakes = roomgate({"check"}).err;
    EXPECT_EQ(std::ranges::count(mistakes, '\n'), 2) << mistakes;
}

TEST(CheckCommand, HoldsNothingAgainstAValueThatIsWrong) {
    const Program roomgate(
        "[smtp]\nmessage_octets = \"100000\"\nunfinished_messages_octets = 2000000\n"
        "[relay]\nurl = \"smtp://a\"\nfrom = \"a@example.com\"\nuser = \"u\"\npassword_file = \"gone\"\n"
        "tls = \"requird\"\n");
    const std::string mistakes = roomgate({"check"}).err;
    EXPECT_EQ(std::ranges::count(mistakes, '\n'), 3) << mistakes;
}

TEST(CheckCommand, WantsAPauseAtLeastAfterAFailure) {
    const Program roomgate("[desk]\nretry_after = []\n");
    EXPECT_NE(roomgate({"check"}).err.find("4:15: retry_after must name at least one."), std::string::npos);
}

TEST(CheckCommand, NamesALanguageThatIsNone) {
    const Program roomgate("[answer]\nlocale = \"klingon\"\n");
    EXPECT_NE(roomgate({"check"}).err.find("roomgate.toml:4:10: locale takes"), std::string::npos);
}

TEST(CheckCommand, SuggestsTheFileThatIsMeantByAMissingOne) {
    const Program roomgate(
        "[smtp]\ncertificate_file = \"mail.pen\"\nkey_file = \"private/mail.key\"\n[answer]\ntemplates = "
        "\"wodrs\"\n[[exchange]]\nname = \"a\"\npassword_file = \"exchange.passwort\"\nca_file = "
        "\"other\"\n");
    const std::string folder = roomgate.folder().string();
    for (const char* name : {"mail.pem", "words", "exchange.password"}) roomgate.write(name, "");
    const std::string mistakes = roomgate({"check"}).err;
    for (const std::string& words :
         {"mail.pen, which is not there. Did you mean " + folder + "/mail.pem?",
          "mail.key, which is not there. There is no folder " + folder + "/private.",
          "wodrs, which is no folder. Did you mean " + folder + "/words?",
          "exchange.passwort, which is not there. Did you mean " + folder + "/exchange.password?",
          "other, which is not there. Put it there, or name another." + std::string()}) {
        EXPECT_NE(mistakes.find(words), std::string::npos) << words << "\n" << mistakes;
    }
}

TEST(CheckCommand, SuggestsTheSettingsFileThatIsMeant) {
    const Program roomgate;
    const Ended ended = run_roomgate({"check", "--config", roomgate.folder() / "roomgate.tom"});
    EXPECT_NE(ended.err.find("Did you mean " + roomgate.settings_file() + "?"), std::string::npos)
        << ended.err;
}

TEST(CheckCommand, PointsAtTheElementOfAListThatIsWrong) {
    const Program roomgate("[smtp]\nlisten = [\"127.0.0.1:1\",\n \"nowhere\"]\n");
    EXPECT_NE(roomgate({"check"}).err.find("roomgate.toml:5:2: listen "), std::string::npos);
}

TEST(CheckCommand, FindsAnAddressThatIsListenedOnTwice) {
    const Program roomgate("[smtp]\nlisten = [\"127.0.0.1:8025\", \"127.0.0.1:8025\"]\n");
    EXPECT_NE(roomgate({"check"}).err.find("roomgate.toml:4:29: listen names \"127.0.0.1:8025\" a second "
                                           "time. Leave one of them out."),
              std::string::npos);
}

TEST(CheckCommand, FindsAnAddressThatAnotherOneCovers) {
    for (const std::string any : {"0.0.0.0:8025", "*:8025"}) {
        const Program roomgate("[smtp]\nlisten = [\"" + any + "\", \"127.0.0.1:8025\"]\n");
        EXPECT_NE(roomgate({"check"}).err.find(
                      "listen names \"127.0.0.1:8025\", which cannot be had beside \"" + any + "\""),
                  std::string::npos);
    }
}

TEST(CheckCommand, TakesTheSamePortOfBothFamilies) {
    const Program roomgate("[smtp]\nlisten = [\"0.0.0.0:8025\", \"[::1]:8025\", \"127.0.0.1:8026\"]\n");
    EXPECT_EQ(roomgate({"check"}).err, "");
}

TEST(CheckCommand, HoldsTheSettingsOfAServerAgainstTheOthers) {
    const Program roomgate;
    std::filesystem::permissions(roomgate.write("password", "secret\n"), std::filesystem::perms(0600));
    const std::string entry =
        "[[exchange]]\nname = \"a\"\nurl = \"http://a.example.com/\"\nuser = \"u\"\n"
        "password_file = \"password\"\ncall_limit = \"3 min\"\n";
    roomgate.write_settings(entry + entry);
    const std::string mistakes = roomgate({"check"}).err;
    EXPECT_NE(mistakes.find("roomgate.toml:5:7: url must begin with https://"), std::string::npos)
        << mistakes;
    EXPECT_NE(mistakes.find("roomgate.toml:8:14: call_limit must not be above post.call_limit."),
              std::string::npos);
    EXPECT_NE(mistakes.find("roomgate.toml:10:8: name \"a\" is used twice."), std::string::npos);
    EXPECT_NE(mistakes.find("roomgate.toml:9:1: Only one [[exchange]] may be without"), std::string::npos);
}

TEST(CheckCommand, RefusesAPasswordFileThatOthersCanRead) {
    const Program roomgate(
        "[[exchange]]\nname = \"a\"\nurl = \"https://a.example.com/EWS/Exchange.asmx\"\nuser = \"u\"\n"
        "password_file = \"password\"\n");
    std::filesystem::permissions(roomgate.write("password", "secret\n"), std::filesystem::perms(0644));
    const Ended checked = roomgate({"check"});
    EXPECT_NE(checked.err.find("which others can read"), std::string::npos) << checked.err;
    EXPECT_EQ(checked.err.find("secret"), std::string::npos);
}

}  // namespace
}  // namespace config
