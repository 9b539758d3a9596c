#include <regex>
#include <set>

#include "tests/config/commands/booked_program.hpp"

namespace config {
namespace {

using support::request;

// The names of all fields, but of those whose names are values: settings, and numbers by status.
std::set<std::string> fields_in(const nlohmann::json& value) {
    std::set<std::string> fields;
    const bool is_object = value.is_object();
    for (const auto& [name, inside] : value.items()) {
        if (is_object) fields.insert(name);
        if (name == "booking" || (name == "items" && inside.is_object())) continue;
        if (inside.is_structured()) fields.merge(fields_in(inside));
    }
    return fields;
}

class JsonFields : public BookedProgram {
  protected:
    // What a command prints and its help does not name.
    std::set<std::string> unnamed(const std::vector<std::string>& command,
                                  const std::vector<std::string>& arguments) {
        std::vector<std::string> asked = command;
        asked.push_back("--help");
        std::string help = roomgate(asked).out;
        if (help.find("as of `roomgate messages --json`") != std::string::npos)
            help += roomgate({"messages", "--help"}).out;
        if (help.find("those of `rooms list --json`") != std::string::npos)
            help += roomgate({"rooms", "list", "--help"}).out;
        std::vector<std::string> whole = command;
        whole.insert(whole.end(), arguments.begin(), arguments.end());
        std::set<std::string> fields = fields_in(json(whole));
        EXPECT_FALSE(fields.empty());
        std::erase_if(fields, [&](const std::string& field) {
            return std::regex_search(help, std::regex("\\b" + field + "\\b"));
        });
        return fields;
    }
};

TEST_F(JsonFields, AreNamedInTheHelp) {
    send(request({tuesday_9.repeats("FREQ=DAILY;COUNT=2")}));
    const std::set<std::string> none;
    EXPECT_EQ(unnamed({"rooms", "list"}, {}), none);
    EXPECT_EQ(unnamed({"rooms", "show"}, {"rome"}), none);
    EXPECT_EQ(unnamed({"users", "list"}, {"--reservations"}), none);
    EXPECT_EQ(unnamed({"messages"}, {}), none);
    EXPECT_EQ(unnamed({"calendar"}, {"rome", "--from", "2026-11-23"}), none);
    EXPECT_EQ(unnamed({"status"}, {}), none);
    EXPECT_EQ(unnamed({"check"}, {}), none);
}

TEST_F(JsonFields, OfWhyAreNamedInTheHelp) {
    send(request({tuesday_9}));
    sql::Settings settings;
    settings.file = roomgate.folder() / "roomgate.db";
    sql::Database open(settings);
    const auto now = support::at("2026-11-24 08:00");
    open.outbox().begin_attempt(open.outbox().due(now, 1, {}).at(0).id, 0, now, reserve::Channel::ews);
    EXPECT_EQ(unnamed({"why"}, {"1"}), std::set<std::string>());
}

}  // namespace
}  // namespace config
