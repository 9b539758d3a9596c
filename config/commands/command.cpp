#include "config/commands/command.hpp"

#include <CLI/CLI.hpp>
#include <utility>

namespace config {

CLI::App& add_command(CLI::App& parent, Invocation& invocation, const std::string& name,
                      const std::string& about, std::function<ExitCode()> body) {
    CLI::App& command = *parent.add_subcommand(name, about);
    command.add_flag("--json", invocation.json, "Print JSON, for scripts");
    command.callback([&invocation, body = std::move(body)] { invocation.chosen = body; });
    return command;
}

}  // namespace config
