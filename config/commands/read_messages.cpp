#include <CLI/CLI.hpp>

#include "config/commands/command.hpp"
#include "reserve/reading/reader_process.hpp"

namespace config {

void add_read_messages(CLI::App& app, Invocation& invocation) {
    CLI::App& command = *app.add_subcommand("read-messages", "A reader process of serve; nobody types this");
    command.group("");  // hidden
    command.callback([&invocation] {
        invocation.chosen = [] { return reserve::serve_reader(0) == 0 ? ExitCode::done : ExitCode::failed; };
    });
}

}  // namespace config
