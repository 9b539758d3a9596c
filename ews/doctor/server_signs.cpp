#include "ews/doctor/server_signs.hpp"

#include <arpa/inet.h>
#include <netdb.h>

#include <algorithm>
#include <array>
#include <memory>

#include "ews/http/curl_call.hpp"
#include "ews/http/curl_options.hpp"

namespace ews {
namespace {

constexpr std::chrono::seconds limit{15};

std::string port_of(const std::string& url) {
    const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> parts(curl_url(), curl_url_cleanup);
    char* port = nullptr;
    if (curl_url_set(parts.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK ||
        curl_url_get(parts.get(), CURLUPART_PORT, &port, CURLU_DEFAULT_PORT) != CURLUE_OK)
        return "443";
    const std::unique_ptr<char, decltype(&curl_free)> text(port, curl_free);
    return text.get();
}

struct FreeAddresses {
    void operator()(addrinfo* list) const { freeaddrinfo(list); }
};

void look_up(ServerSigns& signs) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    const int error = getaddrinfo(signs.host.c_str(), nullptr, &hints, &found);
    const std::unique_ptr<addrinfo, FreeAddresses> list(found);
    if (error != 0) {
        signs.resolver_words = gai_strerror(error);
        return;
    }
    for (const addrinfo* it = list.get(); it; it = it->ai_next) {
        std::array<char, NI_MAXHOST> text{};
        if (getnameinfo(it->ai_addr, it->ai_addrlen, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST) ==
            0)
            signs.addresses.emplace_back(text.data());
    }
}

std::variant<HttpReply, HttpFailure> ask(const Server& server, const std::stop_token& stop,
                                         std::vector<ServerCertificate>& shown) {
    const EasyHandle easy = handle_for(server, server.url);
    set_client_certificate(easy.get(), server);
    const HttpRequest request{{}, {}, limit, true};
    auto result =
        perform(easy.get(), {request, {}, std::min(server.connect_timeout, limit), stop, true}).result;
    shown = certificates_of(easy.get());
    return result;
}

void look_at(ServerSigns& signs, const Server& server, const reserve::Clock& clock,
             const std::stop_token& stop) {
    const auto result = ask(server, stop, signs.certificates);
    if (const auto* const failure = std::get_if<HttpFailure>(&result)) {
        signs.failure = *failure;
        if (failure->kind != HttpFailure::Kind::tls || !server.verify_tls) return;
        Server distrusted = server;
        distrusted.verify_tls = false;
        ask(distrusted, stop, signs.certificates);
        return;
    }
    const auto& reply = std::get<HttpReply>(result);
    signs.status = reply.status;
    signs.offered = reply.offered;
    if (reply.server_time) signs.clock_ahead = *reply.server_time - clock.now();
}

}  // namespace

ServerSigns knock(const Server& server, const reserve::Clock& clock, const EndpointSearch& search,
                  const std::stop_token& stop) {
    ServerSigns signs;
    Server there = server;
    if (there.url.empty()) {
        const auto found = search(server);
        if (const auto* const failure = std::get_if<HttpFailure>(&found)) {
            signs.not_discovered = *failure;
            return signs;
        }
        there.url = signs.discovered = std::get<std::string>(found);
    }
    const auto host = host_of(there.url);
    if (!host) return signs;
    signs.host = *host;
    signs.port = port_of(there.url);
    look_up(signs);
    if (!signs.addresses.empty()) look_at(signs, there, clock, stop);
    return signs;
}

}  // namespace ews
