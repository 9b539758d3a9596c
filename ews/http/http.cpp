#include "ews/http/http.hpp"

#include "ews/http/curl_call.hpp"
#include "ews/http/curl_options.hpp"
#include "ews/http/request_id.hpp"
#include "ews/sign_in/token_source.hpp"

namespace ews {
namespace {

std::vector<std::string> headers_of(const HttpRequest& request) {
    std::vector<std::string> headers{"Content-Type: text/xml; charset=utf-8", "Accept: text/xml",
                                     "Expect:", "client-request-id: " + new_request_id(),
                                     "return-client-request-id: true"};
    if (!request.anchor_mailbox.empty()) headers.push_back("X-AnchorMailbox: " + request.anchor_mailbox);
    return headers;
}

// At its url, whoever has found that: by autodiscover it would be looked for.
Server found(Server server) {
    if (!server.url.empty()) server.autodiscover.clear();
    return server;
}

int status_of(const std::variant<HttpReply, HttpFailure>& result) {
    const auto* const reply = std::get_if<HttpReply>(&result);
    return reply ? reply->status : 0;
}

}  // namespace

struct Http::Handle {
    EasyHandle easy;
};

Http::Http(const Server& server, const reserve::Clock& clock) : server_(found(server)) {
    if (server.sign_in != SignIn::oauth2) return;
    const auto post = [this](const TokenRequest& request) { return post_form(request); };
    tokens_ = std::make_unique<TokenSource>(server, post, clock);
}

Http::~Http() = default;

// A new connection takes the place of one that is idle.
std::unique_ptr<Http::Handle> Http::take(bool with_new_connection) {
    std::unique_ptr<Handle> idle;
    {
        const std::lock_guard lock(mutex_);
        if (!idle_.empty()) {
            idle = std::move(idle_.back());
            idle_.pop_back();
        }
    }
    if (idle && !with_new_connection) return idle;
    idle.reset();
    return std::make_unique<Handle>(Handle{handle_for(server_)});
}

void Http::give_back(std::unique_ptr<Handle> handle) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(handle));
}

Http::Result Http::post(const HttpRequest& request) {
    if (const auto wrong = complaint(server_)) return HttpFailure{HttpFailure::Kind::settings, *wrong};
    if (stop_.stop_requested()) return HttpFailure{HttpFailure::Kind::never_sent, "the gateway stops"};
    return tokens_ ? post_with_token(request) : send(request, {});
}

// A token that was good for longer may have been withdrawn: once, and only then, another is asked for.
Http::Result Http::post_with_token(const HttpRequest& whole) {
    using Token = TokenSource::Token;
    const auto began = std::chrono::steady_clock::now();
    const auto first = tokens_->token();
    if (const auto* const failure = std::get_if<HttpFailure>(&first)) return *failure;
    const auto& [text, fresh] = std::get<Token>(first);
    HttpRequest request = whole;
    request.limit = left_of(whole.limit, began);
    Result result = send(request, text);
    if (status_of(result) != unauthorized) return result;
    tokens_->forget(text);
    if (fresh) return result;
    const auto second = tokens_->token();
    if (const auto* const failure = std::get_if<HttpFailure>(&second)) return *failure;
    request.limit = left_of(whole.limit, began);
    result = send(request, std::get<Token>(second).text);
    if (status_of(result) == unauthorized) tokens_->forget(std::get<Token>(second).text);
    return result;
}

Http::Result Http::send(const HttpRequest& request, const std::string& token) {
    auto handle = take(!request.repeatable && !server_keeps_connections_);
    if (!token.empty()) {
        curl_easy_setopt(handle->easy.get(), CURLOPT_HTTPAUTH, CURLAUTH_BEARER);
        curl_easy_setopt(handle->easy.get(), CURLOPT_XOAUTH2_BEARER, token.c_str());
    }
    auto outcome = perform(handle->easy.get(),
                           {request, headers_of(request), server_.connect_timeout, stop_.get_token()});
    if (outcome.connection_died) server_keeps_connections_ = false;
    if (outcome.connection_was_kept) server_keeps_connections_ = true;
    if (outcome.connection_is_good) give_back(std::move(handle));
    return std::move(outcome.result);
}

Http::Result Http::post_form(const TokenRequest& request) {
    const EasyHandle easy = handle_for(server_, request.url);
    const HttpRequest form{request.form, {}, server_.connect_timeout + server_.connect_timeout, true};
    const std::vector<std::string> headers{"Content-Type: application/x-www-form-urlencoded",
                                           "Accept: application/json", "Expect:"};
    return perform(easy.get(), {form, headers, server_.connect_timeout, stop_.get_token()}).result;
}

}  // namespace ews
