#include "smtp/settings.hpp"

#include <stdexcept>

#include "smtp/dialogue/words.hpp"
#include "smtp/network/allow_list.hpp"
#include "smtp/network/listen_address.hpp"

namespace smtp {
namespace {

class Check {
  public:
    template <typename Parse>
    void each(const std::string& setting, const std::vector<std::string>& values, Parse parse) {
        require(!values.empty(), setting, "must name at least one");
        for (const auto& value : values) {
            try {
                parse(value);
            } catch (const std::invalid_argument& problem) {
                require(false, setting, problem.what());
            }
        }
    }
    void at_least(std::uint64_t value, std::uint64_t least, const std::string& setting) {
        require(value >= least, setting, "must be at least " + std::to_string(least));
    }
    void positive(std::chrono::milliseconds value, const std::string& setting) {
        require(value > value.zero() && value <= std::chrono::hours(24 * 365), setting,
                "must be more than nothing and at most a year");
    }
    void require(bool holds, const std::string& setting, const std::string& words) {
        if (!holds) found.push_back({setting, words});
    }

    std::vector<SettingProblem> found;
};

}  // namespace

std::vector<SettingProblem> problems(const Settings& settings) {
    Check check;
    const bool plain_name = settings.hostname.size() <= 255 &&
                            printable(settings.hostname) == settings.hostname &&
                            settings.hostname.find(' ') == std::string::npos;
    check.require(plain_name, "hostname", "must be a host name");
    check.each("listen", settings.listen, parse_listen);
    check.each("allow", settings.allow, [](const std::string& network) { AllowList({network}); });
    const bool both_or_neither = settings.certificate_file.empty() == settings.key_file.empty();
    check.require(both_or_neither, "certificate_file", "needs key_file, and key_file needs it");
    check.at_least(settings.message_octets, 64 * 1024, "message_octets");      // RFC 5321 4.5.3.1.7
    check.at_least(settings.recipients, 100, "recipients");                    // RFC 5321 4.5.3.1.8
    check.at_least(settings.command_line_octets, 512, "command_line_octets");  // RFC 5321 4.5.3.1.4
    check.at_least(settings.text_line_octets, 1000, "text_line_octets");       // RFC 5321 4.5.3.1.6
    check.at_least(settings.unfinished_messages_octets, settings.message_octets,
                   "unfinished_messages_octets");
    check.at_least(settings.sessions, 1, "sessions");
    check.at_least(settings.sessions_per_client, 1, "sessions_per_client");
    check.at_least(settings.commands_per_session, 1, "commands_per_session");
    check.at_least(settings.junk_commands, 1, "junk_commands");
    check.at_least(settings.errors, 1, "errors");
    check.at_least(settings.minimum_octets_per_second, 1, "minimum_octets_per_second");
    check.positive(settings.command_timeout, "command_timeout");
    check.positive(settings.message_timeout, "message_timeout");
    check.positive(settings.data_timeout, "data_timeout");
    check.positive(settings.session_timeout, "session_timeout");
    check.positive(settings.handshake_timeout, "handshake_timeout");
    check.positive(settings.storage_timeout, "storage_timeout");
    check.positive(settings.stop_grace, "stop_grace");
    return check.found;
}

}  // namespace smtp
