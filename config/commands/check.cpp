#include <CLI/App.hpp>
#include <ostream>

#include "config/commands/command.hpp"
#include "config/settings/load.hpp"

namespace config {

namespace {

ExitCode check(const Invocation& invocation) {
    const Loaded loaded = load_settings(invocation.config_file);
    if (const auto* mistakes = std::get_if<std::vector<Mistake>>(&loaded)) {
        invocation.err << to_text(*mistakes);
        return ExitCode::failed;
    }
    invocation.out << invocation.config_file << ": all settings are right\n";
    return ExitCode::done;
}

}  // namespace

void add_check(CLI::App& app, Invocation& invocation) {
    add_command(app, invocation, "check", "Validate the settings file",
                [&invocation] { return check(invocation); });
}

}  // namespace config
