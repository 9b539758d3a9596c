#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <ostream>

#include "config/check/show_findings.hpp"
#include "config/commands/command.hpp"
#include "config/output/json_text.hpp"
#include "config/output/mistake_json.hpp"
#include "config/settings/load.hpp"

namespace config {

namespace {

ExitCode show_mistakes(const Invocation& invocation, const std::vector<Mistake>& mistakes) {
    if (invocation.json)
        invocation.out << json_text(json_of(mistakes));
    else
        invocation.err << to_text(mistakes);
    return ExitCode::failed;
}

ExitCode check(const Invocation& invocation) {
    const Loaded loaded = load_to_serve(invocation.config_file);
    if (const auto* mistakes = std::get_if<std::vector<Mistake>>(&loaded))
        return show_mistakes(invocation, *mistakes);
    std::vector<Finding> findings = {{Finding::Kind::right, "settings", invocation.config_file}};
    for (Finding& finding : try_out(std::get<Settings>(loaded))) findings.push_back(std::move(finding));
    return show_findings(invocation, findings);
}

constexpr const char* footer =
    R"(Reads the settings file and names every mistake with line, column and suggestion, and what would keep the service from
starting on this machine (files, folders, addresses, certificate); then tries the database and the zones of the rooms.
Changes nothing, and may run beside the service, as its user. Exit code 1 when something is wrong; warnings are no
failure.
Example:
  roomgate check --config /etc/roomgate/roomgate.toml
Fields of --json: result (ok, warning, failure), what, words, why, cure. Of a mistake in the settings instead: result
(failure), file, line, column (both from 1; 0: the file as a whole), message, and suggestion where there is one.)";

}  // namespace

void add_check(CLI::App& app, Invocation& invocation) {
    add_command(app, invocation, "check", "Validate the settings file and what it names", [&invocation] {
        return check(invocation);
    }).footer(footer);
}

}  // namespace config
