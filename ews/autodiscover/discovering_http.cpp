#include "ews/autodiscover/discovering_http.hpp"

#include <atomic>

#include "ews/autodiscover/discover.hpp"
#include "ews/autodiscover/service_record.hpp"
#include "ews/http/curl_call.hpp"
#include "ews/http/curl_options.hpp"

namespace ews {
namespace {

constexpr std::chrono::seconds limit{10};  // of one request

std::variant<HttpReply, HttpFailure> get_redirect(const Server& server, const std::string& url) {
    const std::atomic<bool> never = false;
    const EasyHandle easy = plain_handle_for(server, url);
    const HttpRequest request{{}, {}, limit, true};
    return perform(easy.get(), {request, {}, server.connect_timeout, never, true}).result;
}

// Whether the endpoint may have moved.
bool is_gone(const std::variant<HttpReply, HttpFailure>& result) {
    if (const auto* const reply = std::get_if<HttpReply>(&result)) return reply->status == 404;
    return std::get<HttpFailure>(result).kind == HttpFailure::Kind::never_sent;
}

}  // namespace

std::variant<HttpReply, HttpFailure> DiscoveringHttp::post(const HttpRequest& request) {
    const auto began = std::chrono::steady_clock::now();
    const auto reached = found();
    if (const auto* const failure = std::get_if<HttpFailure>(&reached)) return *failure;
    const auto& http = std::get<std::shared_ptr<Http>>(reached);
    HttpRequest rest = request;
    rest.limit = left_of(request.limit, began);
    auto result = http->post(rest);
    const std::lock_guard lock(mutex_);
    if (is_gone(result) && http_ == http) http_.reset();
    return result;
}

std::variant<std::shared_ptr<Http>, HttpFailure> DiscoveringHttp::found() {
    const std::lock_guard search(searching_);
    {
        const std::lock_guard lock(mutex_);
        if (http_) return http_;
    }
    const auto fetch = [this](const DiscoveryRequest& request) -> std::variant<HttpReply, HttpFailure> {
        if (is_stopped()) return HttpFailure{HttpFailure::Kind::never_sent, "the gateway stops"};
        if (!request.with_sign_in) return get_redirect(server_, request.url);
        Server there = server_;
        there.url = request.url;
        return Http(there, clock_).post({request.body, {}, limit, true});
    };
    const auto service = [](const std::string& domain) {
        return find_service_record("_autodiscover._tcp." + domain);
    };
    const auto url = discover({server_.autodiscover, server_.autodiscover_hosts, server_.autodiscover_inside},
                              {fetch, service});
    if (const auto* const failure = std::get_if<HttpFailure>(&url)) return *failure;
    Server there = server_;
    there.url = std::get<std::string>(url);
    const std::lock_guard lock(mutex_);
    http_ = std::make_shared<Http>(there, clock_);
    if (stopped_) http_->stop();
    return http_;
}

bool DiscoveringHttp::is_stopped() {
    const std::lock_guard lock(mutex_);
    return stopped_;
}

void DiscoveringHttp::stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    if (http_) http_->stop();
}

}  // namespace ews
