#pragma once
#include <functional>
#include <iosfwd>
#include <string>

namespace CLI {
class App;
}

namespace config {

enum class ExitCode { done = 0, failed = 1, wrong_usage = 2, interrupted = 130 };

// One run of the program: what it reads and writes, and what the command line asked for.
struct Invocation {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    std::string config_file = "/etc/roomgate/roomgate.toml";
    bool json = false;
    std::function<ExitCode()> chosen = {};  // the command, when the line was understood
};

// Each adds its command to the command line. Both must outlive the run of `invocation.chosen`.
void add_serve(CLI::App& app, Invocation& invocation);
void add_check(CLI::App& app, Invocation& invocation);
void add_doctor(CLI::App& app, Invocation& invocation);
void add_exchange_setup(CLI::App& app, Invocation& invocation);
void add_rooms(CLI::App& app, Invocation& invocation);
void add_users(CLI::App& app, Invocation& invocation);
void add_messages(CLI::App& app, Invocation& invocation);
void add_calendar(CLI::App& app, Invocation& invocation);
void add_status(CLI::App& app, Invocation& invocation);
void add_ban_list(CLI::App& app, Invocation& invocation);
void add_why(CLI::App& app, Invocation& invocation);
void add_approve(CLI::App& app, Invocation& invocation);  // and `reject`
void add_reserve(CLI::App& app, Invocation& invocation);  // `change` and `cancel` too
void add_resync(CLI::App& app, Invocation& invocation);
void add_explain(CLI::App& app, Invocation& invocation);
void add_read_messages(CLI::App& app, Invocation& invocation);  // hidden: a reader process

// A command of `parent` that runs `body` when it is chosen; it knows --json.
CLI::App& add_command(CLI::App& parent, Invocation& invocation, const std::string& name,
                      const std::string& about, std::function<ExitCode()> body);

}  // namespace config
