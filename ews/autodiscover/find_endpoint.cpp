#include "ews/autodiscover/find_endpoint.hpp"

#include "ews/autodiscover/discover.hpp"
#include "ews/autodiscover/service_record.hpp"
#include "ews/http/curl_call.hpp"
#include "ews/http/curl_options.hpp"
#include "ews/http/http.hpp"

namespace ews {
namespace {

constexpr std::chrono::seconds limit{10};  // of one request

std::variant<HttpReply, HttpFailure> get_redirect(const Server& server, const std::string& url,
                                                  const std::stop_token& stop) {
    const EasyHandle easy = plain_handle_for(server, url);
    const HttpRequest request{{}, {}, limit, true};
    return perform(easy.get(), {request, {}, server.connect_timeout, stop, true}).result;
}

}  // namespace

std::variant<std::string, HttpFailure> find_endpoint(const Server& server, const reserve::Clock& clock,
                                                     const std::stop_token& stop) {
    const auto fetch = [&](const DiscoveryRequest& request) -> std::variant<HttpReply, HttpFailure> {
        if (stop.stop_requested()) return HttpFailure{HttpFailure::Kind::never_sent, "the gateway stops"};
        if (!request.with_sign_in) return get_redirect(server, request.url, stop);
        Server there = server;
        there.url = request.url;
        Http http(there, clock);
        const std::stop_callback cut(stop, [&http] { http.stop(); });
        return http.post({request.body, {}, limit, true});
    };
    const auto service = [](const std::string& domain) {
        return find_service_record("_autodiscover._tcp." + domain);
    };
    return discover({server.autodiscover, server.autodiscover_hosts, server.autodiscover_inside},
                    {fetch, service});
}

}  // namespace ews
