#include "config/command_line.hpp"

#include <CLI/CLI.hpp>
#include <exception>
#include <nlohmann/json.hpp>
#include <ostream>

#include "config/commands/command.hpp"
#include "config/output/json_text.hpp"
#include "config/output/mistake_json.hpp"
#include "config/settings/nearest.hpp"
#include "config/settings/settings_refused.hpp"

namespace config {

namespace {

constexpr const char* about =
    "roomgate books rooms from the meeting requests that Exchange forwards to it by SMTP, and answers them "
    "over EWS.";

constexpr const char* examples = R"(Examples:
  roomgate check --config /etc/roomgate/roomgate.toml
  roomgate rooms add --name "Rome" --mailbox rome@corp.example.com --receiving rome@rooms.example.com --zone Europe/Berlin
  roomgate serve
  roomgate messages --parked
  roomgate why 4711
`roomgate COMMAND --help` explains a command.
Fields of --json where the settings file is refused, an object for each mistake: result (failure), file, line,
column (both from 1; 0: the file as a whole), message, and suggestion where there is one.
Exit codes: 0 done, 1 failed, 2 wrong usage.)";

void add_commands(CLI::App& app, Invocation& invocation) {
    app.add_option("--config", invocation.config_file, "The settings file")->capture_default_str();
    app.set_version_flag("--version", "roomgate " ROOMGATE_VERSION);
    app.require_subcommand(1);
    app.fallthrough();
    add_serve(app, invocation);
    add_check(app, invocation);
    add_doctor(app, invocation);
    add_exchange_setup(app, invocation);
    add_rooms(app, invocation);
    add_users(app, invocation);
    add_status(app, invocation);
    add_messages(app, invocation);
    add_calendar(app, invocation);
    add_why(app, invocation);
    add_ban_list(app, invocation);
    add_approve(app, invocation);
    add_reserve(app, invocation);
    add_resync(app, invocation);
    add_explain(app, invocation);
    add_read_messages(app, invocation);
    app.footer(examples);  // last: commands take it over from here
}

std::vector<std::string> names_of_commands(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
    return names;
}

// CLI11 says only that a command is missing when one is misspelled.
std::optional<std::string> misspelled(const CLI::App& app) {
    if (!app.get_subcommands().empty() || app.remaining().empty()) return std::nullopt;
    const std::string written = app.remaining().front();
    if (written.starts_with("-")) return std::nullopt;
    const std::string suggestion = did_you_mean(written, names_of_commands(app));
    return "There is no command " + written + "." + (suggestion.empty() ? "" : " ") + suggestion;
}

ExitCode refuse(const CLI::App& app, const CLI::ParseError& error, std::ostream& out, std::ostream& err) {
    if (const auto words = misspelled(app)) {
        err << *words << "\nRun with --help for more information.\n";
        return ExitCode::wrong_usage;
    }
    const int code = app.exit(error, out, err);  // --help and --version come this way too, with 0
    return code == 0 ? ExitCode::done : ExitCode::wrong_usage;
}

int fail(const std::exception& error, std::ostream& err) {
    err << "roomgate: " << error.what() << "\n";
    return static_cast<int>(ExitCode::failed);
}

}  // namespace

int run_command_line(int argc, const char* const* argv, std::istream& in, std::ostream& out,
                     std::ostream& err) {
    Invocation invocation{.in = in, .out = out, .err = err};
    CLI::App app(about, "roomgate");
    add_commands(app, invocation);
    try {
        app.parse(argc, argv);
        return static_cast<int>(invocation.chosen());
    } catch (const CLI::ParseError& error) {
        return static_cast<int>(refuse(app, error, out, err));
    } catch (const SettingsRefused& refused) {
        if (invocation.json) out << json_text(json_of(refused.mistakes()));
        return fail(refused, err);
    } catch (const std::exception& error) {
        return fail(error, err);
    }
}

}  // namespace config
