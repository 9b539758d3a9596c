#pragma once
#include <string>
#include <string_view>

#include "smtp/dialogue/reply.hpp"
#include "smtp/settings.hpp"

// Every reply by its name, with its codes: the only place where they stand.
namespace smtp::replies {

// The session.
Reply greeting(const Settings& settings);  // administrators compare this line (SPEC section 1)
Reply hello(const Settings& settings);     // to HELO
Reply extensions(const Settings& settings, bool offer_starttls);  // to EHLO
Reply help(const Settings& settings);
Reply no_operation();
Reply cannot_verify();
Reply reset();
Reply start_tls();
Reply goodbye();

// The transaction.
Reply sender_ok();
Reply recipient_ok();
Reply send_text();
Reply chunk_ok(std::uint64_t octets);
Reply stored(std::int64_t message);

// Refused: the sender's fault.
Reply unknown_command();
Reply not_implemented();
Reply line_too_long(const Settings& settings);
Reply bare_line_feed();
Reply bare_carriage_return();
Reply no_arguments();
Reply arguments_missing();
Reply bad_sequence(std::string_view what_comes_first);
Reply bad_sender();
Reply bad_recipient();
Reply bad_parameter(std::string_view parameter);
Reply unknown_parameter(std::string_view parameter);
Reply bad_chunk();
Reply needs_smtputf8();
Reply message_too_large(const Settings& settings);
Reply unknown_recipient(std::string_view address);
Reply no_recipients();
Reply bare_octets_in_text();
Reply text_line_too_long(const Settings& settings);
Reply requester_refused(std::string_view address);
Reply unsynchronised();
Reply not_a_web_server();

// Not now: ours, or the world's. The client keeps the mail and tries again.
Reply storage_unavailable();
Reply too_many_recipients();
Reply out_of_memory();
Reply peer_not_allowed(std::string_view address);
Reply too_many_sessions();
Reply too_many_sessions_of_client();
Reply too_many_commands();
Reply too_many_junk_commands();
Reply too_many_errors();
Reply command_timed_out();
Reply message_timed_out();
Reply session_timed_out();
Reply shutting_down(const Settings& settings);

}  // namespace smtp::replies
