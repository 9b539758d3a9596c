#include "config/settings/section.hpp"

#include <gtest/gtest.h>

namespace config {
namespace {

enum class Unknown { refuse, decline };

// A settings file of three sections, as the program's own are declared.
struct Toy {
    std::string hostname = "gate.example.com";
    int port = 8025;
    std::chrono::milliseconds patience = std::chrono::seconds(30);
    bool keep = false;
    Unknown unknown = Unknown::refuse;
    std::vector<std::string> domains;
    struct Server {
        std::string url;
        std::string password_file;
    };
    std::vector<Server> servers;
};

std::optional<std::string> a_domain(const std::string& text) {
    if (text.find('.') != std::string::npos) return std::nullopt;
    return "takes domains, and " + quoted(text) + " is none.";
}

std::vector<Section> sections_of(Toy& toy) {
    const auto smtp = [&toy](std::size_t) {
        return std::vector<Key>{
            text("hostname", toy.hostname), number("port", toy.port, {1, 65535}),
            time("patience", toy.patience, {std::chrono::seconds(1), std::chrono::hours(1)}),
            truth("keep_email", toy.keep)};
    };
    const auto requester = [&toy](std::size_t) {
        return std::vector<Key>{choice<Unknown>("unknown", toy.unknown,
                                                {{"refuse", Unknown::refuse}, {"decline", Unknown::decline}}),
                                list("accepted_domains", toy.domains, a_domain)};
    };
    const auto server = [&toy](std::size_t entry) {
        if (entry == toy.servers.size()) toy.servers.emplace_back();
        Toy::Server& added = toy.servers[entry];
        return std::vector<Key>{text("url", added.url).needed(), text("password_file", added.password_file)};
    };
    return {{"smtp", false, smtp}, {"requester", false, requester}, {"exchange", true, server}};
}

struct Read {
    Toy toy;
    Filled filled;
    std::string mistakes;
};

Read read(const std::string& toml) {
    Read result;
    const auto parsed = parse_document(toml, "roomgate.toml");
    if (const auto* mistake = std::get_if<Mistake>(&parsed)) {
        result.mistakes = to_text(*mistake);
        return result;
    }
    result.filled = fill(sections_of(result.toy), std::get<Document>(parsed), "roomgate.toml");
    result.mistakes = to_text(result.filled.mistakes);
    return result;
}

TEST(SettingsFile, FillsTheFieldOfEachKey) {
    const Read result = read(
        "[smtp]\nhostname = \"mail.example.com\"\nport = 25\npatience = \"7 s\"\nkeep_email = true\n"
        "[requester]\nunknown = \"decline\"\naccepted_domains = [\"example.com\", \"example.org\"]\n");
    EXPECT_EQ(result.mistakes, "");
    EXPECT_EQ(result.toy.hostname, "mail.example.com");
    EXPECT_EQ(result.toy.port, 25);
    EXPECT_EQ(result.toy.patience, std::chrono::seconds(7));
    EXPECT_TRUE(result.toy.keep);
    EXPECT_EQ(result.toy.unknown, Unknown::decline);
    EXPECT_EQ(result.toy.domains, (std::vector<std::string>{"example.com", "example.org"}));
}

TEST(SettingsFile, LeavesADefaultWhereNothingIsSaid) {
    const Read result = read("[smtp]\n");
    EXPECT_EQ(result.mistakes, "");
    EXPECT_EQ(result.toy.port, 8025);
}

TEST(SettingsFile, BeginsAnEntryWithEachRepeatedSection) {
    const Read result = read("[[exchange]]\nurl = \"https://a\"\n[[exchange]]\nurl = \"https://b\"\n");
    EXPECT_EQ(result.mistakes, "");
    ASSERT_EQ(result.toy.servers.size(), 2U);
    EXPECT_EQ(result.toy.servers[1].url, "https://b");
}

TEST(SettingsFile, RefusesAnUnknownKeyWithThePlaceAndTheNearestKey) {
    EXPECT_EQ(read("[smtp]\n  prot = 25\n").mistakes,
              "roomgate.toml:2:3: There is no key prot in [smtp]. Did you mean port?\n");
}

TEST(SettingsFile, KnowsAKeyInLettersOfAnotherCase) {
    EXPECT_EQ(read("[smtp]\nHostName = \"a\"\n").mistakes,
              "roomgate.toml:2:1: There is no key HostName in [smtp]. Did you mean hostname?\n");
}

TEST(SettingsFile, SaysToWhichSectionAKeyBelongs) {
    EXPECT_EQ(read("[smtp]\nunknown = \"refuse\"\n").mistakes,
              "roomgate.toml:2:1: There is no key unknown in [smtp]. unknown belongs in [requester].\n");
}

TEST(SettingsFile, SaysThatAKeyBelongsInARepeatedSectionThatComesLater) {
    EXPECT_EQ(read("[smtp]\nurl = \"a\"\n[[exchange]]\nurl = \"b\"\n").mistakes,
              "roomgate.toml:2:1: There is no key url in [smtp]. url belongs in [[exchange]].\n");
}

TEST(SettingsFile, KnowsAWordInLettersOfAnotherCase) {
    EXPECT_NE(read("[requester]\nunknown = \"REFUSE\"\n").mistakes.find("Did you mean \"refuse\"?"),
              std::string::npos);
}

TEST(SettingsFile, NamesEachElementOfAListThatIsWrong) {
    EXPECT_EQ(read("[requester]\naccepted_domains = [\"one\",\n\"a.example.com\",\n\"two\"]\n").mistakes,
              "roomgate.toml:2:21: accepted_domains takes domains, and \"one\" is none.\n"
              "roomgate.toml:4:1: accepted_domains takes domains, and \"two\" is none.\n");
}

TEST(SettingsFile, SaysHowALoneTextBecomesAList) {
    EXPECT_NE(read("[requester]\naccepted_domains = \"a.example.com\"\n")
                  .mistakes.find("Write [\"a.example.com\"]."),
              std::string::npos);
}

TEST(SettingsFile, LooksAtTheKeysBelowABracketThatIsMissing) {
    EXPECT_EQ(read("[exchange]\nurl = 1\n").mistakes,
              "roomgate.toml:1:1: Write [[exchange]] here.\n"
              "roomgate.toml:2:7: url takes text in quotes, not a whole number.\n");
}

TEST(SettingsFile, SuggestsNothingThatIsFarAway) {
    EXPECT_EQ(read("[smtp]\nfrobnicate = 25\n").mistakes,
              "roomgate.toml:2:1: There is no key frobnicate in [smtp].\n");
}

TEST(SettingsFile, RefusesAnUnknownSection) {
    EXPECT_EQ(read("\n[smpt]\nport = 25\n").mistakes,
              "roomgate.toml:2:1: There is no section [smpt]. Did you mean smtp?\n");
}

TEST(SettingsFile, RefusesAWrongTypeAndSaysTheRightOne) {
    EXPECT_EQ(read("[smtp]\nport = \"25\"\n").mistakes,
              "roomgate.toml:2:8: port takes a whole number from 1 to 65535, not text. Write it without "
              "quotes: 25\n");
}

TEST(SettingsFile, RefusesANumberOutOfBounds) {
    EXPECT_EQ(read("[smtp]\nport = 70000\n").mistakes,
              "roomgate.toml:2:8: port takes a whole number from 1 to 65535, not 70000.\n");
}

TEST(SettingsFile, RefusesATimeWithoutItsUnit) {
    EXPECT_EQ(
        read("[smtp]\npatience = 30\n").mistakes,
        "roomgate.toml:2:12: patience takes a time from \"1 s\" to \"1 h\", with its unit (ms, s, min, h, "
        "days), not a whole number.\n");
}

TEST(SettingsFile, RefusesATimeOutOfBounds) {
    EXPECT_EQ(
        read("[smtp]\npatience = \"2 h\"\n").mistakes,
        "roomgate.toml:2:12: patience takes a time from \"1 s\" to \"1 h\", with its unit (ms, s, min, h, "
        "days), not \"2 h\".\n");
}

TEST(SettingsFile, RefusesAWordThatIsNoChoiceAndNamesThem) {
    EXPECT_EQ(
        read("[requester]\nunknown = \"refuze\"\n").mistakes,
        "roomgate.toml:2:11: unknown takes one of \"refuse\", \"decline\", not \"refuze\". Did you mean "
        "\"refuse\"?\n");
}

TEST(SettingsFile, ChecksEachElementOfAList) {
    EXPECT_EQ(read("[requester]\naccepted_domains = [\"example.com\", \"oops\"]\n").mistakes,
              "roomgate.toml:2:36: accepted_domains takes domains, and \"oops\" is none.\n");
}

TEST(SettingsFile, AsksForARequiredKey) {
    EXPECT_EQ(read("[[exchange]]\n").mistakes, "roomgate.toml:1:1: [[exchange]] needs the key url.\n");
}

TEST(SettingsFile, RefusesAPasswordAndAdvisesAFile) {
    const Read result = read("[[exchange]]\nurl = \"https://a\"\npassword = \"secret\"\n");
    EXPECT_NE(result.mistakes.find("roomgate.toml:3:1: password is not taken from this file"),
              std::string::npos);
    EXPECT_NE(result.mistakes.find("password_file"), std::string::npos);
    EXPECT_EQ(result.mistakes.find("secret"), std::string::npos);
}

TEST(SettingsFile, SaysWhereAKeyOutsideOfAnySectionBelongs) {
    EXPECT_EQ(read("keep_email = true\n").mistakes,
              "roomgate.toml:1:1: The key keep_email stands outside of any section. Put it below [smtp].\n");
}

TEST(SettingsFile, AsksForDoubleBracketsWhereSectionsRepeat) {
    EXPECT_EQ(read("[exchange]\nurl = \"https://a\"\n").mistakes,
              "roomgate.toml:1:1: Write [[exchange]] here.\n");
}

TEST(SettingsFile, ReportsAllMistakesInTheOrderOfTheFile) {
    EXPECT_EQ(read("[requester]\nunknown = 1\n[smtp]\nport = 0\nkeep_email = 1\n").mistakes,
              "roomgate.toml:2:11: unknown takes one of \"refuse\", \"decline\", not a whole number.\n"
              "roomgate.toml:4:8: port takes a whole number from 1 to 65535, not 0.\n"
              "roomgate.toml:5:14: keep_email takes true or false, not a whole number.\n");
}

TEST(SettingsFile, SaysWhereItIsNotToml) {
    const Read result = read("[smtp]\nport = = 5\n");
    EXPECT_EQ(result.mistakes.rfind("roomgate.toml:2:8: This is not TOML: ", 0), 0U) << result.mistakes;
}

TEST(SettingsFile, RefusesAKeyThatStandsTwice) {
    const Read result = read("[smtp]\nport = 1\nport = 2\n");
    EXPECT_EQ(result.mistakes.rfind("roomgate.toml:3:", 0), 0U) << result.mistakes;
}

}  // namespace
}  // namespace config
