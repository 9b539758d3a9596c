#include "smtp/dialogue/replies.hpp"

#include "smtp/dialogue/words.hpp"

namespace smtp::replies {
namespace {

std::string quoted(std::string_view text) { return '<' + printable(text) + '>'; }

}  // namespace

Reply greeting(const Settings& settings) {
    return {220, "", settings.hostname + " Simple Mail Transfer Service Ready"};
}

Reply hello(const Settings& settings) { return {250, "", settings.hostname}; }

Reply extensions(const Settings& settings, bool offer_starttls) {
    std::string text = settings.hostname + "\nPIPELINING\nSIZE " + std::to_string(settings.message_octets) +
                       "\n8BITMIME\nSMTPUTF8\nCHUNKING\nENHANCEDSTATUSCODES";
    if (offer_starttls) text += "\nSTARTTLS";
    return {250, "", text + "\nHELP"};
}

Reply help(const Settings& settings) {
    return {214, "2.0.0",
            "This is roomgate at " + settings.hostname +
                ": it takes meeting requests for rooms.\n"
                "To try it by hand, type these lines, each ended by Enter (CR LF):\n"
                "    EHLO your.host.name\n"
                "    MAIL FROM:<you@your.domain>        who sends; <> for nobody\n"
                "    RCPT TO:<room@its.domain>          a receiving address of a room; may be repeated\n"
                "    DATA                               then wait for 354\n"
                "    From: you@your.domain              the message: header, empty line, text\n"
                "    .                                  a dot alone ends it; 250 means: stored safely\n"
                "    QUIT\n"
                "RSET forgets the message, NOOP does nothing, VRFY never tells who exists,\n"
                "BDAT sends counted octets, STARTTLS (if EHLO lists it) begins encryption.\n"
                "4xx means: try again later; 5xx means: it will not work like this."};
}

Reply no_operation() { return {250, "2.0.0", "OK"}; }
Reply cannot_verify() { return {252, "2.5.0", "Cannot VRFY; send the message, and RCPT will tell"}; }
Reply reset() { return {250, "2.0.0", "Forgotten"}; }
Reply start_tls() { return {220, "2.0.0", "Ready to start TLS"}; }
Reply goodbye() { return {221, "2.0.0", "Goodbye"}; }

Reply sender_ok() { return {250, "2.1.0", "Sender OK"}; }
Reply recipient_ok() { return {250, "2.1.5", "Recipient OK"}; }
Reply send_text() { return {354, "", "Start mail input; end with <CRLF>.<CRLF>"}; }
Reply chunk_ok(std::uint64_t octets) { return {250, "2.0.0", std::to_string(octets) + " octets received"}; }
Reply stored(std::int64_t message) { return {250, "2.0.0", "Stored as message " + std::to_string(message)}; }

Reply unknown_command() { return {500, "5.5.1", "Command unknown; HELP tells how this works"}; }
Reply not_implemented() { return {502, "5.5.1", "Command not implemented"}; }

Reply line_too_long(const Settings& settings) {
    return {
        500, "5.5.2",
        "Line too long: a command has at most " + std::to_string(settings.command_line_octets) + " octets"};
}

Reply bare_line_feed() {
    return {500, "5.5.2",
            "The line ended with LF alone; SMTP lines end with CR LF (telnet does that, so does nc -C)"};
}

Reply bare_carriage_return() {
    return {500, "5.5.2", "The line has a CR that is not followed by LF; SMTP lines end with CR LF"};
}

Reply no_arguments() { return {501, "5.5.4", "This command takes no arguments"}; }
Reply arguments_missing() { return {501, "5.5.4", "Arguments missing; HELP tells how this works"}; }

Reply bad_sequence(std::string_view what_comes_first) {
    return {503, "5.5.1", "Bad sequence of commands: " + std::string(what_comes_first)};
}

Reply bad_sender() {
    return {501, "5.1.7", "Bad sender address; write MAIL FROM:<local@domain>, or <> for nobody"};
}
Reply bad_recipient() { return {501, "5.1.3", "Bad recipient address; write RCPT TO:<local@domain>"}; }

Reply bad_parameter(std::string_view parameter) {
    return {501, "5.5.4", "Bad value, or given twice: " + printable(parameter)};
}

Reply unknown_parameter(std::string_view parameter) {
    return {555, "5.5.4", "Parameter not recognized: " + printable(parameter)};
}

Reply bad_chunk() { return {501, "5.5.4", "Write BDAT octets, or BDAT octets LAST"}; }
Reply needs_smtputf8() {
    return {553, "5.6.7", "An address beyond ASCII must be UTF-8 and needs MAIL ... SMTPUTF8"};
}

Reply message_too_large(const Settings& settings) {
    return {552, "5.3.4",
            "Message too large: at most " + std::to_string(settings.message_octets) + " octets"};
}

Reply unknown_recipient(std::string_view address) {
    return {550, "5.1.1", quoted(address) + " is no room here"};
}
Reply no_recipients() { return {554, "5.5.1", "No valid recipients"}; }

Reply bare_octets_in_text() {
    return {550, "5.5.2", "The message has a bare CR or LF; SMTP lines end with CR LF (RFC 5321 2.3.8)"};
}

Reply text_line_too_long(const Settings& settings) {
    return {554, "5.6.0",
            "The message has a line of more than " + std::to_string(settings.text_line_octets) + " octets"};
}

Reply requester_refused(std::string_view address) {
    if (address.empty())
        return {550, "5.7.1", "The message does not say by an SMTP address who asks for the room"};
    return {550, "5.7.1", quoted(address) + " is not known here and cannot book rooms"};
}

Reply unsynchronised() {
    return {554, "5.5.0", "SMTP protocol synchronization: wait for the reply before sending on"};
}
Reply not_a_web_server() { return {500, "5.5.1", "This is an SMTP service, not a web server"}; }

Reply storage_unavailable() { return {451, "4.3.0", "Storage is not available now; try again later"}; }
Reply too_many_recipients() {
    return {452, "4.5.3", "Too many recipients (smtp.recipients); send them separately"};
}

Reply out_of_memory() {
    return {452, "4.3.1",
            "Too many unfinished messages now (smtp.unfinished_messages_octets); try again later"};
}

Reply peer_not_allowed(std::string_view address) {
    return {421, "4.7.1",
            "Your address " + printable(address) + " is not in the setting smtp.allow of this server"};
}

Reply too_many_sessions() { return {421, "4.3.2", "Too many sessions now (smtp.sessions); try again later"}; }

Reply too_many_sessions_of_client() {
    return {421, "4.7.0", "Too many sessions from your address (smtp.sessions_per_client)"};
}

Reply too_many_commands() {
    return {421, "4.7.0", "Too many commands in one session (smtp.commands_per_session)"};
}
Reply too_many_junk_commands() {
    return {421, "4.7.0", "Too many commands without a message (smtp.junk_commands)"};
}
Reply too_many_errors() { return {421, "4.7.0", "Too many errors (smtp.errors)"}; }
Reply command_timed_out() { return {421, "4.4.2", "No command came in time (smtp.command_timeout)"}; }
Reply message_timed_out() {
    return {421, "4.4.2", "The message came too slowly (smtp.message_timeout, smtp.data_timeout)"};
}
Reply session_timed_out() { return {421, "4.4.2", "The session lasted too long (smtp.session_timeout)"}; }
Reply shutting_down(const Settings& settings) {
    return {421, "4.3.2", settings.hostname + " is shutting down; try again later"};
}

}  // namespace smtp::replies
