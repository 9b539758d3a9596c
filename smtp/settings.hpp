#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace smtp {

// All that can be set about receiving, one member a key of [smtp]. Beside each: where the default comes
// from, and what a client hears when the limit is passed.
struct Settings {
    // Name in the greeting, in EHLO's reply and in HELP. Empty: the machine's own name.
    std::string hostname;

    // "address:port", IPv6 as "[::1]:8025"; "*:8025" is every IPv4 address, and every IPv6 address where the
    // machine has IPv6. Port 0: the system chooses.
    std::vector<std::string> listen = {"*:8025"};

    // Networks whose clients may send (address or address/bits); others hear 421 4.7.1. Default: loopback
    // (RFC 1122, RFC 4291), private (RFC 1918, RFC 4193) and link-local (RFC 3927, RFC 4291) ranges.
    std::vector<std::string> allow = {"127.0.0.0/8",    "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",
                                      "169.254.0.0/16", "::1/128",    "fc00::/7",      "fe80::/10"};

    // PEM files; both or neither. With them STARTTLS is offered (RFC 3207). The first holds the whole chain.
    std::string certificate_file;
    std::string key_file;

    // RFC 1870 SIZE. Exchange's default is 25 MB, a third more in base64: 40 MiB at least. 552 5.3.4
    std::uint64_t message_octets = 50 * 1024 * 1024;
    // RFC 5321 4.5.3.1.8 asks for 100 at least. 452 4.5.3
    std::size_t recipients = 1000;
    // CR LF included. RFC 5321 4.5.3.1.4 asks for 512 at least; Postfix line_length_limit. 500 5.5.2
    std::size_t command_line_octets = 2048;
    // CR LF included, in DATA. RFC 5321 4.5.3.1.6 asks for 1000 at least; mail clients write longer ones.
    // 554 5.6.0
    std::size_t text_line_octets = 1024 * 1024;
    // Of all sessions together, memory of messages that are not yet stored. 452 4.3.1
    std::uint64_t unfinished_messages_octets = 512ull * 1024 * 1024;

    // Sessions at once. 421 4.3.2
    std::size_t sessions = 500;
    // Sessions at once from one address; Exchange opens 20 to a domain (MaxPerDomainOutboundConnections), for
    // each of its servers behind one address. 421 4.7.0
    std::size_t sessions_per_client = 100;
    // 421 4.7.0
    std::uint64_t commands_per_session = 1'000'000;
    // Commands that bring no message on (NOOP, RSET, VRFY, HELP, EHLO, HELO) since the last message; Postfix
    // smtpd_junk_command_limit. 421 4.7.0
    std::size_t junk_commands = 100;
    // Replies 500 to 504 and 555 since the last message; Postfix smtpd_hard_error_limit. 421 4.7.0
    std::size_t errors = 20;

    // From the last reply to the end of the next command. RFC 5321 4.5.3.2.7 asks for 5 minutes at least;
    // Exchange keeps a connection idle for 10. 421 4.4.2
    std::chrono::milliseconds command_timeout = std::chrono::minutes(11);
    // From the start of the content to its end. 421 4.4.2
    std::chrono::milliseconds message_timeout = std::chrono::hours(1);
    // The content may be late by data_timeout (RFC 5321 4.5.3.2.5: 3 minutes a block) behind
    // minimum_octets_per_second (Postfix smtpd_min_data_rate). 421 4.4.2
    std::chrono::milliseconds data_timeout = std::chrono::minutes(5);
    std::uint64_t minimum_octets_per_second = 500;
    // A whole session; a message that is being received is finished first. 421 4.4.2
    std::chrono::milliseconds session_timeout = std::chrono::hours(12);
    // The TLS handshake; then closed.
    std::chrono::milliseconds handshake_timeout = std::chrono::minutes(1);
    // For the database to answer; RFC 5321 4.5.3.2.6: a client waits 10 minutes for the reply to its data.
    // 451 4.3.0
    std::chrono::milliseconds storage_timeout = std::chrono::minutes(4);
    // How long a stop waits for messages that are being received; others hear 421 4.3.2 at once.
    std::chrono::milliseconds stop_grace = std::chrono::seconds(30);

    friend bool operator==(const Settings&, const Settings&) = default;
};

// A setting that cannot work, in words; `setting` is the key without "smtp.".
struct SettingProblem {
    std::string setting;
    std::string words;
};

// Everything that is wrong with these settings by themselves; files and addresses are tried at start.
std::vector<SettingProblem> problems(const Settings& settings);

}  // namespace smtp
