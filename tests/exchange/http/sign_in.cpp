#include "tests/exchange/http/sign_in.hpp"

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

}  // namespace

HttpReply unauthorized(SignIn allowed) {
    HttpReply reply = refused();
    if (allowed != SignIn::basic) reply.headers.emplace_back("WWW-Authenticate", "NTLM");
    if (allowed != SignIn::ntlm) reply.headers.emplace_back("WWW-Authenticate", "Basic realm=\"exchange\"");
    return reply;
}

std::variant<Account, HttpReply> sign_in(const Organization& organization, SignIn allowed,
                                         const HttpRequest& request, HttpConnection& connection) {
    const std::string field = request.header("authorization");
    const std::string scheme = lower(field.substr(0, field.find(' ')));
    const std::string credentials = field.size() > scheme.size() ? field.substr(scheme.size() + 1) : "";
    if (scheme == "basic" && allowed != SignIn::ntlm) {
        if (const auto account = basic_account(organization, credentials)) return *account;
        return unauthorized(allowed);
    }
    if (scheme == "ntlm" && allowed != SignIn::basic) {
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
