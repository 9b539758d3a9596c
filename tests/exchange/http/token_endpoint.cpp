#include "tests/exchange/http/token_endpoint.hpp"

#include "tests/exchange/http/assertion.hpp"
#include "tests/exchange/http/ntlm.hpp"
#include "tests/exchange/mail/encoding.hpp"

namespace exchange {
namespace {

constexpr int lifetime = 3599;

HttpReply json(int status, const std::string& body) {
    HttpReply reply;
    reply.status = status;
    reply.content_type = "application/json; charset=utf-8";
    reply.body = body;
    return reply;
}

std::map<std::string, std::string> fields_of(const HttpRequest& request) {
    HttpRequest as_query;
    as_query.target = "?" + request.body;
    std::map<std::string, std::string> form;
    for (const char* const name :
         {"grant_type", "client_id", "client_secret", "scope", "client_assertion", "client_assertion_type"})
        form[name] = as_query.query(name);
    return form;
}

}  // namespace

bool TokenEndpoint::is_client(const Account& account, const std::map<std::string, std::string>& form) const {
    if (account.expired) return false;
    if (form.at("client_assertion").empty()) return form.at("client_secret") == account.password;
    if (form.at("client_assertion_type") != "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
        return false;
    return is_assertion_of(form.at("client_assertion"), account.name, account.certificate);
}

HttpReply TokenEndpoint::answer(const HttpRequest& request) {
    const auto form = fields_of(request);
    if (form.at("grant_type") != "client_credentials")
        return json(400, R"({"error":"unsupported_grant_type","error_description":"AADSTS70003"})");
    const auto account = organization_.account(form.at("client_id"));
    if (!account || !is_client(*account, form))
        return json(401,
                    R"({"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret )"
                    R"(provided.","error_codes":[7000215]})");
    const std::string token = to_base64(new_challenge());
    const std::lock_guard lock(mutex_);
    tokens_[token] = account->name;
    ++issued_;
    return json(200, R"({"token_type":"Bearer","expires_in":)" + std::to_string(lifetime) +
                         R"(,"ext_expires_in":3599,"access_token":")" + token + "\"}");
}

std::optional<std::string> TokenEndpoint::account_of(const std::string& token) const {
    const std::lock_guard lock(mutex_);
    const auto found = tokens_.find(token);
    return found == tokens_.end() ? std::nullopt : std::optional(found->second);
}

void TokenEndpoint::withdraw_all() {
    const std::lock_guard lock(mutex_);
    tokens_.clear();
}

std::size_t TokenEndpoint::issued() const {
    const std::lock_guard lock(mutex_);
    return issued_;
}

}  // namespace exchange
