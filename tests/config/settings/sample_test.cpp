#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>

#include "config/settings/load.hpp"
#include "config/settings/sections/sections.hpp"

namespace config {
namespace {

const std::string sample_file = SAMPLE_SETTINGS;
const std::string base = "/etc/roomgate";

std::string sample() {
    std::stringstream text;
    text << std::ifstream(sample_file).rdbuf();
    return text.str();
}

// With the keys that have no default: "#key = ..." and "#[[section]]" lose their #.
std::string sample_with_examples() {
    static const std::regex example("(^|\n)#(?=[a-z_]+ = |\\[)");
    return std::regex_replace(sample(), example, "$1");
}

using Keys = std::map<std::string, std::string>;  // section.key -> value as the file writes it

Keys keys_of(Settings settings) {
    Keys keys;
    for (const Section& section : sections_of(settings, base)) {
        for (const Key& key : section.keys(0)) keys[section.name + "." + key.name] = key.show();
    }
    return keys;
}

std::vector<std::string> names_in(const Document& document) {
    std::vector<std::string> names;
    for (const Table& table : document.tables) {
        for (const Entry& entry : table.entries) names.push_back(table.name + "." + entry.name);
    }
    std::ranges::sort(names);
    return names;
}

Document parsed(const std::string& toml) {
    const auto document = parse_document(toml, sample_file);
    if (const auto* mistake = std::get_if<Mistake>(&document)) throw std::runtime_error(to_text(*mistake));
    return std::get<Document>(document);
}

TEST(SampleSettings, ContainEveryKeyOnce) {
    std::vector<std::string> known;
    for (const auto& [name, value] : keys_of({})) known.push_back(name);
    EXPECT_EQ(names_in(parsed(sample_with_examples())), known);
}

TEST(SampleSettings, AreTheDefaults) {
    Settings settings;
    const Filled filled = fill(sections_of(settings, base), parsed(sample()), sample_file);
    EXPECT_EQ(to_text(filled.mistakes), "");
    EXPECT_EQ(keys_of(settings), keys_of({}));
}

// Only the password is not there.
TEST(SampleSettings, HaveExamplesThatAreRight) {
    Settings settings;
    const Filled filled = fill(sections_of(settings, base), parsed(sample_with_examples()), sample_file);
    ASSERT_EQ(filled.mistakes.size(), 1U) << to_text(filled.mistakes);
    EXPECT_NE(filled.mistakes[0].words.find("/etc/roomgate/exchange.password"), std::string::npos);
    const ews::Server& server = settings.exchange.at(0).server;
    EXPECT_EQ(ews::complaint(server), std::nullopt);
    const ews::Server defaults;
    EXPECT_EQ(server.sign_in, defaults.sign_in);
    EXPECT_EQ(server.access, defaults.access);
    EXPECT_EQ(server.verify_tls, defaults.verify_tls);
    EXPECT_EQ(server.plain_http_to_loopback, defaults.plain_http_to_loopback);
    EXPECT_EQ(server.connect_timeout, defaults.connect_timeout);
    EXPECT_EQ(server.call_limit, defaults.call_limit);
    EXPECT_EQ(server.concurrency, defaults.concurrency);
}

TEST(SampleSettings, MarkWhatNeedsARestart) {
    Settings settings;
    const std::string text = sample_with_examples();
    for (const Section& section : sections_of(settings, base)) {
        const std::string head = "[" + section.name + "]";
        const auto begin = text.find(section.repeated ? "\n[" + head + "]" : "\n" + head);
        for (const Key& key : section.keys(0)) {
            const auto line = text.find("\n" + key.name + " = ", begin);
            const bool marked = text.substr(0, line).ends_with("(restart)");
            EXPECT_EQ(marked, key.applies == Applies::at_restart) << section.name << "." << key.name;
        }
    }
}

TEST(SampleSettings, HaveACommentAboveEveryKey) {
    std::istringstream lines(sample_with_examples());
    static const std::regex key("[a-z_]+ = .*");
    std::string before;
    for (std::string line; std::getline(lines, line); before = line) {
        if (!std::regex_match(line, key)) continue;
        EXPECT_EQ(before.substr(0, 2), "# ") << line;
    }
}

}  // namespace
}  // namespace config
