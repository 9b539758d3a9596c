#include "ews/autodiscover/find_endpoint.hpp"

#include <atomic>

#include "ews/autodiscover/discover.hpp"
#include "ews/autodiscover/service_record.hpp"
#include "ews/http/curl_call.hpp"
#include "ews/http/curl_options.hpp"
#include "ews/http/http.hpp"

namespace ews {
namespace {

constexpr std::chrono::seconds limit{10};  // of one request

std::variant<HttpReply, HttpFailure> get_redirect(const Server& server, const std::string& url) {
    const std::atomic<bool> never = false;
    const EasyHandle easy = plain_handle_for(server, url);
    const HttpRequest request{{}, {}, limit, true};
    return perform(easy.get(), {request, {}, server.connect_timeout, never, true}).result;
}

}  // namespace

std::variant<std::string, HttpFailure> find_endpoint(const Server& server, const reserve::Clock& clock,
                                                     const std::function<bool()>& is_stopped) {
    const auto fetch = [&](const DiscoveryRequest& request) -> std::variant<HttpReply, HttpFailure> {
        if (is_stopped()) return HttpFailure{HttpFailure::Kind::never_sent, "the gateway stops"};
        if (!request.with_sign_in) return get_redirect(server, request.url);
        Server there = server;
        there.url = request.url;
        return Http(there, clock).post({request.body, {}, limit, true});
    };
    const auto service = [](const std::string& domain) {
        return find_service_record("_autodiscover._tcp." + domain);
    };
    return discover({server.autodiscover, server.autodiscover_hosts, server.autodiscover_inside},
                    {fetch, service});
}

}  // namespace ews
