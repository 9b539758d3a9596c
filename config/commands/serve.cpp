#include <CLI/CLI.hpp>

#include "config/commands/command.hpp"
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
    const Loaded loaded = load_settings(file);
    if (const auto* mistakes = std::get_if<std::vector<Mistake>>(&loaded))
        return log_mistakes(log, *mistakes);
    try {
        service.reload(std::get<Settings>(loaded));
    } catch (const std::exception& error) {
        log.error(std::string(error.what()) + "; the settings stay as they were");
    }
}

ExitCode serve(const Invocation& invocation) {
    const Settings settings = settings_or_throw(invocation.config_file);
    const Signals signals;
    hand_on_in_lots();
    ProgramLog log(settings.log, invocation.json ? LogForm::json : LogForm::text);
    log.action("roomgate " ROOMGATE_VERSION " starts with " + invocation.config_file);
    Service service(settings, log);
    service.start();
    while (signals.wait() == Signal::reload) reload(service, log, invocation.config_file);
    log.action("stopping");
    service.stop();
    log.action("stopped");
    return ExitCode::done;
}

constexpr const char* footer =
    "Fields of --json, an object for each line of the log: time (UTC), level (error, warning, action, "
    "message), "
    "text.\n"
    "SIGTERM and SIGINT stop: messages that are being received are finished, then decisions and answers that "
    "are on\n"
    "their way. SIGHUP reads the settings file again; a wrong file changes nothing and is named in the log.\n"
    "Example:\n"
    "  roomgate serve --config /etc/roomgate/roomgate.toml";

}  // namespace

void add_serve(CLI::App& app, Invocation& invocation) {
    CLI::App& command = add_command(app, invocation, "serve", "Receive, book and answer until stopped",
                                    [&invocation] { return serve(invocation); });
    command.footer(footer);
}

}  // namespace config
