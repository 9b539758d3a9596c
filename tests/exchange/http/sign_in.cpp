#include "tests/exchange/http/sign_in.hpp"

#include "tests/exchange/http/gss_acceptor.hpp"
#include "tests/exchange/http/ntlm.hpp"
#include "tests/exchange/mail/encoding.hpp"

namespace exchange {
namespace {

HttpReply refused() {
    HttpReply reply;
    reply.status = 401;
    reply.content_type = "text/plain";
    return reply;
}

// "DOMAIN\user" is the user in any domain; "user@domain" is a name of its own.
std::string without_domain(const std::string& name) { return name.substr(name.find('\\') + 1); }

std::optional<Account> basic_account(const Organization& organization, const std::string& credentials) {
    const auto text = from_base64(credentials);
    const auto colon = text ? text->find(':') : std::string::npos;
    if (colon == std::string::npos) return std::nullopt;
    const auto account = organization.account(without_domain(text->substr(0, colon)));
    const bool good = account && account->password == text->substr(colon + 1) && !account->expired;
    return good ? account : std::nullopt;
}

HttpReply challenged(HttpConnection& connection) {
    connection.challenge = new_challenge();
    connection.account.clear();
    HttpReply reply = refused();
    reply.headers.emplace_back("WWW-Authenticate",
                               "NTLM " + to_base64(challenge_message(connection.challenge)));
    return reply;
}

std::optional<std::string> ntlm_user(const Organization& organization, const std::string& message,
                                     HttpConnection& connection) {
    const std::string challenge = std::exchange(connection.challenge, "");
    return verified_user(message, challenge, [&](const std::string& user) -> std::optional<std::string> {
        const auto account = organization.account(user);
        return account && !account->expired ? std::optional(account->password) : std::nullopt;
    });
}

// NTLM is spoken as Negotiate is [MS-NTHT 2].
std::optional<HttpReply> by_gss(SignIn allowed, const std::string& credentials, HttpConnection& connection) {
    const std::string message = with_version(from_base64(credentials).value_or(""));
    if (!connection.gss || is_negotiate(message)) connection.gss = std::make_shared<GssAcceptor>();
    connection.account.clear();
    const auto step = connection.gss->take(message);
    if (step.state == GssAcceptor::State::refused) connection.gss.reset();
    if (step.state == GssAcceptor::State::refused) return unauthorized(allowed);
    if (step.state == GssAcceptor::State::goes_on) {
        HttpReply reply = refused();
        const std::string scheme = allowed == SignIn::negotiate ? "Negotiate " : "NTLM ";
        reply.headers.emplace_back("WWW-Authenticate", scheme + to_base64(step.token));
        return reply;
    }
    connection.gss.reset();
    connection.account = step.user;
    return std::nullopt;
}

std::vector<std::string> schemes_of(SignIn allowed) {
    const std::string basic = "Basic realm=\"exchange\"";
    switch (allowed) {
        case SignIn::basic:
            return {basic};
        case SignIn::ntlm:
        case SignIn::ntlm_by_gss:
            return {"NTLM"};
        case SignIn::negotiate:
            return {"Negotiate"};
        case SignIn::bearer:
            return {"Bearer"};
        case SignIn::both:
            break;
    }
    return {"NTLM", basic};
}

}  // namespace

HttpReply unauthorized(SignIn allowed) {
    HttpReply reply = refused();
    for (const std::string& scheme : schemes_of(allowed))
        reply.headers.emplace_back("WWW-Authenticate", scheme);
    return reply;
}

std::variant<Account, HttpReply> sign_in(const Organization& organization, const TokenEndpoint& tokens,
                                         SignIn allowed, const HttpRequest& request,
                                         HttpConnection& connection) {
    // An NTLM challenge can be answered once.
    if (request.resumed && !connection.account.empty())
        if (const auto known = organization.account(connection.account)) return *known;
    const std::string field = request.header("authorization");
    const std::string scheme = lower(field.substr(0, field.find(' ')));
    const std::string credentials = field.size() > scheme.size() ? field.substr(scheme.size() + 1) : "";
    if (scheme == "bearer" && allowed == SignIn::bearer) {
        const auto name = tokens.account_of(credentials);
        const auto client = name ? organization.account(*name) : std::nullopt;
        if (client && !client->expired) return *client;
        return unauthorized(allowed);
    }
    if ((scheme == "negotiate" && allowed == SignIn::negotiate) ||
        (scheme == "ntlm" && allowed == SignIn::ntlm_by_gss)) {
        if (auto reply = by_gss(allowed, credentials, connection)) return *reply;
    }
    if (scheme == "basic" && (allowed == SignIn::basic || allowed == SignIn::both)) {
        if (const auto account = basic_account(organization, credentials)) return *account;
        return unauthorized(allowed);
    }
    if (scheme == "ntlm" && (allowed == SignIn::ntlm || allowed == SignIn::both)) {
        const std::string message = from_base64(credentials).value_or("");
        if (is_negotiate(message)) return challenged(connection);
        const auto user = ntlm_user(organization, message, connection);
        if (!user) return unauthorized(allowed);
        connection.account = *user;
    }
    const auto account = connection.account.empty() ? std::nullopt : organization.account(connection.account);
    if (account && !account->expired) return *account;
    return unauthorized(allowed);
}

}  // namespace exchange
