#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <ostream>
#include <stop_token>

#include "config/check/show_findings.hpp"
#include "config/commands/command.hpp"
#include "config/doctor/examine.hpp"
#include "config/doctor/try_listening.hpp"
#include "config/output/printable.hpp"
#include "config/service/signals.hpp"
#include "config/settings/load.hpp"
#include "ews/sign_in/keytab.hpp"
#include "sql/database.hpp"

namespace config {

namespace {

using Findings = std::vector<Finding>;

void append(Findings& all, Findings more) { std::ranges::move(more, std::back_inserter(all)); }

std::vector<Patient> patients_in(sql::Database& database) {
    std::vector<Patient> patients;
    for (const reserve::Room& room : database.directory().rooms()) {
        patients.push_back({room, database.room_records().read(room.id)});
    }
    return patients;
}

// Before there are threads that read the environment.
void take_keytab(const Settings& settings) {
    for (const ExchangeEntry& entry : settings.exchange) {
        if (!entry.server.keytab.empty()) ews::use_keytab(entry.server.keytab);
    }
}

// What would keep the service from starting on this machine.
Findings refused_at_start(const std::string& file) {
    Findings findings;
    const Loaded loaded = load_to_serve(file);
    if (const auto* mistakes = std::get_if<std::vector<Mistake>>(&loaded))
        for (const Mistake& mistake : *mistakes)
            findings.push_back({Finding::Kind::wrong, "settings", to_text(mistake)});
    return findings;
}

// What `check` tells of a server comes again from the server itself.
Findings local_findings(const Settings& settings, const std::string& file) {
    Findings findings = refused_at_start(file);
    append(findings, try_out(settings));
    std::erase_if(findings, [](const Finding& it) { return it.what.starts_with("exchange "); });
    append(findings, try_listening(settings.smtp));
    return findings;
}

ExitCode doctor(const Invocation& invocation, bool try_again) {
    const Signals signals({SIGINT, SIGTERM});
    const Settings settings = settings_or_throw(invocation.config_file);
    take_keytab(settings);
    std::stop_source interruption;
    const AtNextStop at_stop(signals, [&interruption] { interruption.request_stop(); });
    Findings findings = local_findings(settings, invocation.config_file);
    std::optional<sql::Database> database;
    std::vector<Patient> patients;
    SignIns sign_ins{.try_again = try_again};
    if (std::filesystem::exists(settings.database.file)) {
        patients = patients_in(database.emplace(settings.database));
        sign_ins.book = &database->sign_ins();
    }
    const auto progress = [&](const std::string& line) {
        invocation.err << "trying " << printable(line) << " ..." << std::endl;
    };
    append(findings, examine(settings, patients, sign_ins, progress, interruption.get_token()));
    const ExitCode result = explain_findings(invocation, findings);
    if (!interruption.stop_requested()) return result;
    invocation.err << "roomgate: interrupted: not everything was tried\n";
    return ExitCode::interrupted;
}

constexpr const char* footer =
    R"(Tries everything for real: the port, the database, the default user, the zones of the rooms; each Exchange server:
its name, certificate, clock, sign-in and version; and each room's mailbox: folders and rights, sending on behalf,
signs that Exchange answers by itself, the spelling of its address, winmail.dat. It changes nothing, but remembers
in the database which sign-in was refused: as accounts lock, neither it nor the service repeats that one for 15
minutes, then for an hour, then for a day each (that of an application for 15 minutes each); another password is
tried at once. With --try-again it is tried now, once, and the service goes on when it works. Says what it is at
on standard error.
Exit code 0: all is fine, or there are warnings; 1: something is wrong; 130: interrupted
(SIGINT, SIGTERM): what was found up to then is shown.
Examples:
  roomgate doctor
  roomgate doctor --try-again
Fields of --json: result (ok, warning, failure), what, words (what was found), why (it matters), cure.)";

}  // namespace

void add_doctor(CLI::App& app, Invocation& invocation) {
    const auto try_again = std::make_shared<bool>(false);
    CLI::App& command =
        add_command(app, invocation, "doctor", "Try everything for real, and say what cures what is wrong",
                    [&invocation, try_again] { return doctor(invocation, *try_again); });
    command.footer(footer);
    command.add_flag("--try-again", *try_again, "Sign in also where that was refused before: once");
}

}  // namespace config
