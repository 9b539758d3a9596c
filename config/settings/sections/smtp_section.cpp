#include <stdexcept>

#include "config/settings/kinds.hpp"
#include "config/settings/sections/sections.hpp"
#include "reserve/reading/limits.hpp"
#include "smtp/network/allow_list.hpp"
#include "smtp/network/listen_address.hpp"

namespace config {

namespace {

using namespace std::chrono_literals;

constexpr std::int64_t mebi = 1024 * 1024;
constexpr auto longest_read = static_cast<std::int64_t>(reserve::ReadingLimits().message);
constexpr TimeBounds up_to_a_day{10ms, 24h};

// The words of `parse`, where it throws.
template <typename Parse>
std::optional<Complaint> complaint_of(Parse parse) {
    try {
        parse();
        return std::nullopt;
    } catch (const std::invalid_argument& problem) {
        return Complaint(problem.what() + std::string("."));
    }
}

std::optional<Complaint> not_to_listen_on(const std::string& text) {
    return complaint_of([&] { smtp::parse_listen(text); });
}

std::optional<Complaint> no_network(const std::string& text) {
    return complaint_of([&] { smtp::AllowList({text}); });
}

std::vector<Key> who_and_where(smtp::Settings& receiving, CopySettings& copies,
                               const std::filesystem::path& base) {
    return {
        text("hostname", receiving.hostname).at_reload(),
        list("listen", receiving.listen, not_to_listen_on),
        list("allow", receiving.allow, no_network).at_reload(),
        file("certificate_file", receiving.certificate_file, base).at_reload(),
        file("key_file", receiving.key_file, base).at_reload(),
        truth("keep_email", copies.keep_email),
        path("keep_email_directory", copies.directory, base),
    };
}

std::vector<Key> limits(smtp::Settings& receiving) {
    return {
        number("message_octets", receiving.message_octets, {64 * 1024, longest_read}).at_reload(),
        number("recipients", receiving.recipients, {100, 100'000}).at_reload(),
        number("command_line_octets", receiving.command_line_octets, {512, mebi}).at_reload(),
        number("text_line_octets", receiving.text_line_octets, {1000, 1024 * mebi}).at_reload(),
        number("unfinished_messages_octets", receiving.unfinished_messages_octets, {mebi, mebi * mebi})
            .at_reload(),
        number("sessions", receiving.sessions, {1, 100'000}).at_reload(),
        number("sessions_per_client", receiving.sessions_per_client, {1, 100'000}).at_reload(),
        number("commands_per_session", receiving.commands_per_session, {100, 1'000'000'000}).at_reload(),
        number("junk_commands", receiving.junk_commands, {1, 1'000'000}).at_reload(),
        number("errors", receiving.errors, {1, 1'000'000}).at_reload(),
        number("minimum_octets_per_second", receiving.minimum_octets_per_second, {1, 1'000'000'000})
            .at_reload(),
    };
}

std::vector<Key> times(smtp::Settings& receiving) {
    return {
        time("command_timeout", receiving.command_timeout, up_to_a_day).at_reload(),
        time("message_timeout", receiving.message_timeout, up_to_a_day).at_reload(),
        time("data_timeout", receiving.data_timeout, up_to_a_day).at_reload(),
        time("session_timeout", receiving.session_timeout, {10ms, 30 * 24h}).at_reload(),
        time("handshake_timeout", receiving.handshake_timeout, up_to_a_day).at_reload(),
        time("storage_timeout", receiving.storage_timeout, up_to_a_day).at_reload(),
        time("stop_grace", receiving.stop_grace, {10ms, 1h}).at_reload(),
    };
}

}  // namespace

Section smtp_section(smtp::Settings& receiving, CopySettings& copies, const std::filesystem::path& base) {
    const auto keys = [&receiving, &copies, base](std::size_t) {
        std::vector<Key> all = who_and_where(receiving, copies, base);
        for (Key& key : limits(receiving)) all.push_back(std::move(key));
        for (Key& key : times(receiving)) all.push_back(std::move(key));
        return all;
    };
    return {"smtp", false, keys};
}

}  // namespace config
