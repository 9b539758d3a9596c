#include "config/settings/kinds.hpp"
#include "config/settings/sections/sections.hpp"

namespace config {

namespace {

using std::chrono::seconds;

constexpr Bounds a_day{1, 86'400};

std::vector<Key> who_and_where(smtp::Settings& smtp, CopySettings& copies,
                               const std::filesystem::path& base) {
    return {
        text("hostname", smtp.hostname).at_reload(),
        list("listen", smtp.listen, anything),
        list("allow", smtp.allow, anything).at_reload(),
        path("certificate_file", smtp.certificate_file, base).at_reload(),
        path("key_file", smtp.key_file, base).at_reload(),
        truth("keep_email", copies.keep_email),
        path("keep_email_directory", copies.directory, base),
    };
}

std::vector<Key> limits(smtp::Settings& smtp) {
    return {
        number("message_octets", smtp.message_octets, {64 * 1024, std::int64_t{1} << 30}).at_reload(),
        number("recipients", smtp.recipients, {100, 100'000}).at_reload(),
        number("command_line_octets", smtp.command_line_octets, {512, 1024 * 1024}).at_reload(),
        number("text_line_octets", smtp.text_line_octets, {1000, std::int64_t{1} << 30}).at_reload(),
        number("unfinished_messages_octets", smtp.unfinished_messages_octets,
               {1024 * 1024, std::int64_t{1} << 40}),
        number("sessions", smtp.sessions, {1, 100'000}).at_reload(),
        number("sessions_per_client", smtp.sessions_per_client, {1, 100'000}).at_reload(),
        number("commands_per_session", smtp.commands_per_session, {100, 1'000'000'000}).at_reload(),
        number("junk_commands", smtp.junk_commands, {1, 1'000'000}).at_reload(),
        number("errors", smtp.errors, {1, 1'000'000}).at_reload(),
    };
}

std::vector<Key> times(smtp::Settings& smtp) {
    return {
        time<seconds>("command_timeout_seconds", smtp.command_timeout, a_day).at_reload(),
        time<seconds>("message_timeout_seconds", smtp.message_timeout, a_day).at_reload(),
        time<seconds>("data_timeout_seconds", smtp.data_timeout, a_day).at_reload(),
        number("minimum_octets_per_second", smtp.minimum_octets_per_second, {0, 1'000'000'000}).at_reload(),
        time<seconds>("session_timeout_seconds", smtp.session_timeout, {1, 30 * 86'400}).at_reload(),
        time<seconds>("handshake_timeout_seconds", smtp.handshake_timeout, a_day).at_reload(),
        time<seconds>("storage_timeout_seconds", smtp.storage_timeout, a_day).at_reload(),
        time<seconds>("stop_grace_seconds", smtp.stop_grace, {0, 3600}).at_reload(),
    };
}

}  // namespace

Section smtp_section(smtp::Settings& smtp, CopySettings& copies, const std::filesystem::path& base) {
    const auto keys = [&smtp, &copies, base](std::size_t) {
        std::vector<Key> all = who_and_where(smtp, copies, base);
        for (Key& key : limits(smtp)) all.push_back(std::move(key));
        for (Key& key : times(smtp)) all.push_back(std::move(key));
        return all;
    };
    return {"smtp", false, keys};
}

}  // namespace config
