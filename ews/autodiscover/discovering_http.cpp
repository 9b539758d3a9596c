#include "ews/autodiscover/discovering_http.hpp"

#include "ews/autodiscover/find_endpoint.hpp"

namespace ews {
namespace {

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
    const auto url = find_endpoint(server_, clock_, stop_.get_token());
    if (const auto* const failure = std::get_if<HttpFailure>(&url)) return *failure;
    Server there = server_;
    there.url = std::get<std::string>(url);
    const std::lock_guard lock(mutex_);
    http_ = std::make_shared<Http>(there, clock_);
    if (stop_.stop_requested()) http_->stop();
    return http_;
}

void DiscoveringHttp::stop() {
    stop_.request_stop();
    const std::lock_guard lock(mutex_);
    if (http_) http_->stop();
}

}  // namespace ews
