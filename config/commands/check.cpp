#include <CLI/CLI.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "config/check/finding.hpp"
#include "config/commands/command.hpp"
#include "config/output/json_text.hpp"
#include "config/output/text_table.hpp"
#include "config/settings/load.hpp"

namespace config {

namespace {

std::string word_of(Finding::Kind kind) {
    switch (kind) {
        case Finding::Kind::right:
            return "ok";
        case Finding::Kind::warning:
            return "warning";
        case Finding::Kind::wrong:
            break;
    }
    return "wrong";
}

ExitCode show(const Invocation& invocation, const std::vector<Finding>& findings) {
    TextTable table({"", "what", "found"});
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const Finding& finding : findings) {
        table.add({word_of(finding.kind), finding.what, finding.words});
        all.push_back({{"result", word_of(finding.kind)}, {"what", finding.what}, {"words", finding.words}});
    }
    invocation.out << (invocation.json ? json_text(all) : table.text());
    const bool failed = std::ranges::count(findings, Finding::Kind::wrong, &Finding::kind) > 0;
    return failed ? ExitCode::failed : ExitCode::done;
}

ExitCode check(const Invocation& invocation) {
    const Loaded loaded = load_settings(invocation.config_file);
    if (const auto* mistakes = std::get_if<std::vector<Mistake>>(&loaded)) {
        if (!invocation.json)
            invocation.err << to_text(*mistakes);
        else
            return show(invocation, {{Finding::Kind::wrong, invocation.config_file, to_text(*mistakes)}});
        return ExitCode::failed;
    }
    std::vector<Finding> findings = {{Finding::Kind::right, "settings", invocation.config_file}};
    for (Finding& finding : try_out(std::get<Settings>(loaded))) findings.push_back(std::move(finding));
    return show(invocation, findings);
}

constexpr const char* footer =
    "Reads the settings file and names every mistake with line, column and suggestion; then tries the "
    "certificate, the\n"
    "database, the zones of the rooms. Exit code 1 when something is wrong; warnings are no failure.\n"
    "Example:\n"
    "  roomgate check --config /etc/roomgate/roomgate.toml\n"
    "Fields of --json: result (ok, warning, wrong), what, words.";

}  // namespace

void add_check(CLI::App& app, Invocation& invocation) {
    add_command(app, invocation, "check", "Validate the settings file and what it names", [&invocation] {
        return check(invocation);
    }).footer(footer);
}

}  // namespace config
