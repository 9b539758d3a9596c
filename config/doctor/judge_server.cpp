#include "config/doctor/judge_server.hpp"

#include <algorithm>
#include <cstdlib>

#include "config/output/local_time.hpp"
#include "ews/errors/call_trouble.hpp"
#include "ews/errors/error_table.hpp"
#include "ews/shell/server_cures.hpp"
#include "ews/sign_in/warnings.hpp"

namespace config {

namespace {

using Kind = Finding::Kind;
using ews::SignIn;

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

Finding judge_name(const std::string& name, const ews::ServerSigns& signs) {
    if (!signs.addresses.empty())
        return {Kind::right, name + ": name", signs.host + " is " + joined(signs.addresses)};
    return {Kind::wrong, name + ": name", signs.host + " has no address: " + signs.resolver_words,
            "Without an address no answer goes out.", ews::look_up_host(signs.host)};
}

Finding judge_search(const std::string& name, const ews::HttpFailure& failure) {
    const bool refused = ews::is_refused_sign_in(ews::trouble_of(failure).code);
    return {Kind::wrong, name + ": Autodiscover",
            failure.words + (refused ? " The sign-in was refused; it is not repeated." : ""),
            "Without the address of EWS no answer goes out; exchange.url names it without Autodiscover.",
            ews::show_addresses()};
}

Finding judge_connection(const std::string& name, const ews::ServerSigns& signs) {
    if (!signs.failure)
        return {Kind::right, name + ": connection", "answers with HTTP " + std::to_string(signs.status)};
    return {Kind::wrong, name + ": connection", signs.failure->words,
            "The server does not answer: the rooms' answers wait until it does.",
            ews::try_port(signs.host, signs.port)};
}

std::string in_words(const ews::ServerCertificate& shown) {
    return shown.subject + ", issued by " + shown.issuer;
}

Finding judge_trust(const std::string& name, const ews::ServerSigns& signs) {
    const std::string shown =
        signs.certificates.empty() ? "" : " It shows " + in_words(signs.certificates.front()) + '.';
    return {Kind::wrong, name + ": certificate", "is not trusted: " + signs.failure->words + '.' + shown,
            "roomgate signs in only where it knows who is there. The name in exchange.url must stand in the "
            "certificate, and who issued it in exchange.ca_file or among the system's.",
            ews::renew_certificate()};
}

Finding judge_expiry(const std::string& name, const ews::ServerSigns& signs, reserve::Instant now) {
    const auto expires = ews::first_expiry(signs.certificates);
    const std::string shown = in_words(signs.certificates.front());
    const auto words = expires ? ews::expiry_words(*expires, now) : std::nullopt;
    if (!words)
        return {Kind::right, name + ": certificate",
                shown + (expires ? ", until " + utc_time(*expires) : "")};
    return {*expires <= now ? Kind::wrong : Kind::warning, name + ": certificate", shown + ": it " + *words,
            "After that no answer goes out: roomgate trusts no expired certificate.",
            ews::renew_certificate()};
}

Finding judge_clock(const std::string& name, const ews::Server& server, std::chrono::seconds ahead) {
    constexpr std::chrono::seconds noticed{60}, kerberos_limit{300};
    const auto apart = std::chrono::seconds(std::abs(ahead.count()));
    const std::string words = "the server's clock is " + std::to_string(apart.count()) + " s " +
                              (ahead.count() < 0 ? "behind" : "ahead");
    if (apart < noticed) return {Kind::right, name + ": clock", words};
    const bool by_ticket = server.sign_in == SignIn::negotiate || server.sign_in == SignIn::oauth2;
    return {by_ticket && apart >= kerberos_limit ? Kind::wrong : Kind::warning, name + ": clock", words,
            "Tickets and tokens are refused when clocks are 5 minutes apart, and evidence of answers is "
            "compared by time.",
            ews::set_clock()};
}

std::string scheme_of(SignIn sign_in) {
    switch (sign_in) {
        case SignIn::basic:
            return "Basic";
        case SignIn::ntlm:
            return "NTLM";
        case SignIn::negotiate:
            return "Negotiate";
        case SignIn::oauth2:
            break;
    }
    return "Bearer";
}

bool offers(const ews::ServerSigns& signs, const std::string& scheme) {
    return signs.offered.empty() || std::ranges::count(signs.offered, scheme) > 0;
}

// RFC 5929 tls-server-end-point: what libcurl's NTLM does not send, and a proxy in between breaks.
constexpr auto extended_protection =
    " Where user and password are right, it may be Extended Protection (on from Exchange 2019 CU14 on): with "
    "Require it wants a channel binding, which a TLS-terminating proxy breaks and NTLM here does not send.";
constexpr auto allow_without_binding =
    "Get-WebServicesVirtualDirectory | Set-WebServicesVirtualDirectory -ExtendedProtectionTokenChecking "
    "Allow";

Finding judge_refusal(const std::string& name, const ews::Server& server, const ews::ServerSigns& signs,
                      const ews::Trouble& trouble, bool held) {
    const std::string scheme = scheme_of(server.sign_in);
    Finding finding{Kind::wrong, name + ": sign-in",
                    ews::words_for(trouble, "", ews::account_of(server)) +
                        (held ? " It was not tried now; roomgate doctor --try-again does that."
                              : " It was tried once, and not again."),
                    "Nothing can be answered, and each try brings the account nearer to being locked.",
                    ews::look_into(trouble.code, server)};
    if (!offers(signs, scheme)) {
        finding.words += " The server offers " + joined(signs.offered) + ", not " + scheme + '.';
        finding.cure = ews::offer(server.sign_in);
    } else if (server.sign_in == SignIn::ntlm || server.sign_in == SignIn::negotiate) {
        finding.words += extended_protection;
        finding.cure = allow_without_binding;
    }
    return finding;
}

}  // namespace

std::vector<Finding> judge_server(const ews::Server& server, const ews::ServerSigns& signs,
                                  reserve::Instant now) {
    const std::string name = "exchange " + server.name;
    std::vector<Finding> findings;
    for (const std::string& words : ews::warnings_about(server, now)) {
        findings.push_back({Kind::warning, name, words});
    }
    if (signs.not_discovered) {
        findings.push_back(judge_search(name, *signs.not_discovered));
        return findings;
    }
    if (!signs.discovered.empty())
        findings.push_back({Kind::right, name + ": Autodiscover",
                            "of " + server.autodiscover + " finds " + signs.discovered});
    findings.push_back(judge_name(name, signs));
    if (signs.addresses.empty()) return findings;
    const bool distrusted = signs.failure && signs.failure->kind == ews::HttpFailure::Kind::tls;
    if (distrusted) {
        findings.push_back(judge_trust(name, signs));
        return findings;
    }
    findings.push_back(judge_connection(name, signs));
    if (!signs.certificates.empty()) findings.push_back(judge_expiry(name, signs, now));
    if (signs.clock_ahead) findings.push_back(judge_clock(name, server, *signs.clock_ahead));
    return findings;
}

std::vector<Finding> judge_sign_in(const ews::Server& server, const ews::ServerSigns& signs,
                                   const SignInSigns& sign_in) {
    const std::string name = "exchange " + server.name;
    const auto& trouble = sign_in.trouble;
    if (trouble && ews::is_refused_sign_in(trouble->code))
        return {judge_refusal(name, server, signs, *trouble, sign_in.held)};
    if (trouble && ews::error_row(trouble->code).whole_server) {
        return {
            {Kind::wrong, name + ": answer", ews::words_for(*trouble, "", ews::account_of(server)),
             "All rooms of this server wait for it. A changed throttling or EWS policy counts only after up "
             "to 15 minutes.",
             ews::look_into(trouble->code, server)}};
    }
    std::vector<Finding> findings{{Kind::right, name + ": sign-in",
                                   "as " + ews::account_of(server) + " by " + scheme_of(server.sign_in)}};
    if (!sign_in.version.empty()) findings.push_back({Kind::right, name + ": version", sign_in.version});
    return findings;
}

}  // namespace config
