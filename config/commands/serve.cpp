#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>

#include "config/commands/command.hpp"
#include "config/output/json_text.hpp"
#include "config/output/mistake_json.hpp"
#include "config/service/scheduling.hpp"
#include "config/service/service.hpp"
#include "config/service/signals.hpp"
#include "config/settings/load.hpp"

namespace config {

namespace {

void log_mistakes(ProgramLog& log, const std::vector<Mistake>& mistakes) {
    for (const Mistake& mistake : mistakes) log.error(to_text(mistake));
    log.error("the settings stay as they were");
}

// A wrong file changes nothing but the log.
void reload(Service& service, ProgramLog& log, const std::string& file) {
    log.action("reading " + file + " again");
    const Loaded loaded = load_to_serve(file);
    if (const auto* mistakes = std::get_if<std::vector<Mistake>>(&loaded))
        return log_mistakes(log, *mistakes);
    try {
        service.reload(std::get<Settings>(loaded));
    } catch (const std::exception& error) {
        log.error(std::string(error.what()) + "; the settings stay as they were");
    }
}

LogForm form_of(const Invocation& invocation) { return invocation.json ? LogForm::json : LogForm::text; }

// To standard error; in the form of the log where scripts read it.
void tell(const Invocation& invocation, const std::vector<std::string>& lines) {
    if (!invocation.json) {
        invocation.err << "roomgate: " << lines.front() << '\n';
        for (std::size_t i = 1; i < lines.size(); ++i) invocation.err << lines[i] << '\n';
        return;
    }
    ProgramLog log({}, LogForm::json);
    for (const std::string& line : lines) log.error(line);
}

// Who looks into the log file finds the reason there too.
ExitCode refuse(const Invocation& invocation, const std::vector<Mistake>& mistakes) {
    std::vector<std::string> lines = {"the settings are refused"};
    for (const Mistake& mistake : mistakes) lines.push_back(to_text(mistake));
    tell(invocation, lines);
    if (invocation.json) invocation.out << json_text(json_of(mistakes));
    const LogSettings settings = log_settings_of(invocation.config_file);
    if (settings.file.empty()) return ExitCode::failed;
    ProgramLog log(settings, form_of(invocation));
    for (const std::string& line : lines) log.error(line);
    return ExitCode::failed;
}

void stop(Service& service, ProgramLog& log, const Signals& signals) {
    log.action("stopping");
    const AtNextStop second(signals, [&] {
        log.warning("a second signal: stopping at once; sessions and calls are cut");
        service.hasten();
    });
    service.stop();
}

ExitCode run(const Invocation& invocation, const Settings& settings, const Signals& signals,
             ProgramLog& log) {
    log.action("roomgate " ROOMGATE_VERSION " starts with " + invocation.config_file);
    Service service(settings, log);
    service.start();
    while (signals.wait() == Signal::reload) reload(service, log, invocation.config_file);
    stop(service, log, signals);
    log.action("stopped");
    return ExitCode::done;
}

ExitCode run_or_tell(const Invocation& invocation, const Settings& settings, const Signals& signals) {
    std::optional<ProgramLog> log;
    try {
        log.emplace(settings.log, form_of(invocation));
        return run(invocation, settings, signals, *log);
    } catch (const std::exception& error) {
        if (log) log->error(std::string("cannot go on: ") + error.what());
        if (!log || !settings.log.file.empty()) tell(invocation, {error.what()});
        return ExitCode::failed;
    }
}

ExitCode serve(const Invocation& invocation) {
    const Signals signals;
    const Loaded loaded = load_to_serve(invocation.config_file);
    if (const auto* mistakes = std::get_if<std::vector<Mistake>>(&loaded))
        return refuse(invocation, *mistakes);
    hand_on_in_lots();
    return run_or_tell(invocation, std::get<Settings>(loaded), signals);
}

constexpr const char* footer =
    R"(Fields of --json, an object for each line of the log: time (UTC), level (error, warning, action, message), text.
Mistakes in the settings stand on standard output too, as `roomgate check --json` prints them.
SIGTERM and SIGINT stop: messages that are being received are finished, then decisions and answers that are on
their way. A second one stops at once, with exit code 0 too: sessions and calls are cut, and nothing that was answered 250
is lost. SIGHUP reads the settings file again; a wrong file changes nothing and is named in the log.
Example:
  roomgate serve --config /etc/roomgate/roomgate.toml)";

}  // namespace

void add_serve(CLI::App& app, Invocation& invocation) {
    CLI::App& command = add_command(app, invocation, "serve", "Receive, book and answer until stopped",
                                    [&invocation] { return serve(invocation); });
    command.footer(footer);
}

}  // namespace config
