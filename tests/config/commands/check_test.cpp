#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/config/program.hpp"

namespace config {
namespace {

TEST(CheckCommand, SaysThatAllIsRight) {
    const Program roomgate;
    roomgate({"rooms", "list"});  // makes the database
    const Ended checked = roomgate({"check"});
    EXPECT_EQ(checked.exit_code, 0) << checked.out;
    EXPECT_NE(checked.out.find("with 0 rooms and 0 users"), std::string::npos) << checked.out;
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
}

TEST(CheckCommand, WarnsOfADefaultUserWhoIsNotThere) {
    const Program roomgate("[requester]\ndefault_user = \"desk@example.com\"\n");
    roomgate({"users", "list"});
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

TEST(CheckCommand, TellsScriptsEachMistakeOfTheFileWithItsPlace) {
    const Program roomgate("[booking]\nsetup_minuets = 5\n[smtp]\nsessions = 0\n");
    const auto found = nlohmann::json::parse(roomgate({"check", "--json"}).out);
    ASSERT_EQ(found.size(), 2U) << found;
    const std::string words = found[0]["words"].get<std::string>() + found[1]["words"].get<std::string>();
    EXPECT_NE(words.find("roomgate.toml:4:1: There is no key setup_minuets"), std::string::npos) << words;
    EXPECT_NE(words.find("roomgate.toml:6:1: sessions takes a whole number"), std::string::npos) << words;
}

TEST(CheckCommand, NamesFileAndLineOfAMistakeInATemplate) {
    const Program roomgate("[answer]\ntemplates = \".\"\n");
    roomgate.write("reason.txt", "{{#taken}}taken\n");
    const Ended checked = roomgate({"check"});
    EXPECT_EQ(checked.exit_code, 1);
    EXPECT_NE(checked.err.find("reason.txt:1:1: {{taken}} is never closed."), std::string::npos)
        << checked.err;
}

TEST(CheckCommand, NamesAFolderOfTemplatesThatIsNotThere) {
    const Program roomgate("[answer]\ntemplates = \"gone\"\n");
    EXPECT_NE(roomgate({"check"}).err.find("roomgate.toml:4:1: templates names "), std::string::npos);
}

TEST(CheckCommand, NamesALanguageThatIsNone) {
    const Program roomgate("[answer]\nlocale = \"klingon\"\n");
    EXPECT_NE(roomgate({"check"}).err.find("roomgate.toml:4:1: locale takes"), std::string::npos);
}

TEST(CheckCommand, FindsTheSampleTemplatesRight) {
    for (const std::string language : {"en", "de"}) {
        const Program roomgate("[answer]\ntemplates = \"" SAMPLE_TEMPLATES "/" + language +
                               "\"\nlocale = \"" + language + "\"\n");
        EXPECT_EQ(roomgate({"check"}).err, "");
    }
}

TEST(CheckCommand, FindsWhatIsWrongOnlyTogether) {
    const Program roomgate("[smtp]\nlisten = [\"nowhere\"]\n");
    EXPECT_NE(roomgate({"check"}).err.find("roomgate.toml:4:1: listen "), std::string::npos);
}

TEST(CheckCommand, HoldsTheSettingsOfAServerAgainstTheOthers) {
    const Program roomgate;
    std::filesystem::permissions(roomgate.write("password", "secret\n"), std::filesystem::perms(0600));
    const std::string entry =
        "[[exchange]]\nname = \"a\"\nurl = \"http://a.example.com/\"\nuser = \"u\"\n"
        "password_file = \"password\"\ncall_limit = \"3 min\"\n";
    roomgate.write_settings(entry + entry);
    const std::string mistakes = roomgate({"check"}).err;
    EXPECT_NE(mistakes.find("roomgate.toml:5:1: url must begin with https://"), std::string::npos)
        << mistakes;
    EXPECT_NE(mistakes.find("roomgate.toml:8:1: call_limit must not be above post.call_limit."),
              std::string::npos);
    EXPECT_NE(mistakes.find("roomgate.toml:10:1: name \"a\" is used twice."), std::string::npos);
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
