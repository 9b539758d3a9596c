#include "ews/autodiscover/discover.hpp"

#include <algorithm>

#include "ews/autodiscover/pox.hpp"
#include "ews/settings.hpp"

namespace ews {
namespace {

constexpr int most_requests = 12;
constexpr auto path = "/autodiscover/autodiscover.xml";

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

// Of one search: what was tried, and how much more may be.
class Search {
  public:
    Search(const DiscoveryQuestion& question, const DiscoveryPorts& ports)
        : question_(question), ports_(ports), address_(question.address) {}

    std::variant<std::string, HttpFailure> run() {
        const std::string domain = domain_of(address_);
        for (const std::string& host : {domain, "autodiscover." + domain}) {
            if (ask("https://" + host + path)) return url_;
        }
        const std::string redirect = no_sign_in_ ? "" : redirect_of("http://autodiscover." + domain + path);
        if (!redirect.empty() && ask(redirect)) return url_;
        const auto service = no_sign_in_ ? std::nullopt : ports_.find_service(domain);
        if (service && ask("https://" + *service + path)) return url_;
        return HttpFailure{kind(),
                           "Autodiscover finds no EWS address for " + question_.address + ":" + tried_};
    }

  private:
    static std::string domain_of(const std::string& address) {
        return lower(address.substr(address.find('@') + 1));
    }

    HttpFailure::Kind kind() const {
        if (no_sign_in_) return *no_sign_in_;
        return refused_ ? HttpFailure::Kind::settings : HttpFailure::Kind::never_sent;
    }

    // What a server tells may be of any length.
    void note(const std::string& url, const std::string& words) {
        constexpr std::size_t longest = 300;
        tried_ += ' ' + url.substr(0, longest) + " (" + words.substr(0, longest) + ").";
    }

    bool is_trusted(const std::string& url) {
        const auto host = https_host(url);
        const std::string domain = domain_of(question_.address);
        if (!host) return note(url, "is no https:// address"), false;
        if (*host == domain || host->ends_with('.' + domain)) return true;
        if (std::ranges::count(question_.trusted_hosts, *host) != 0) return true;
        refused_ = true;
        note(url, "another domain; name " + *host + " in autodiscover_hosts to trust it");
        return false;
    }

    // With credentials. Follows redirects, each to a trusted place. True: url_ is found.
    bool ask(std::string url) {
        while (!no_sign_in_ && requests_++ < most_requests && is_trusted(url)) {
            const auto result = ports_.fetch({url, autodiscover_request(address_), true});
            if (const auto* const failure = std::get_if<HttpFailure>(&result)) {
                if (failure->kind == HttpFailure::Kind::token_refused) no_sign_in_ = failure->kind;
                return note(url, failure->words), false;
            }
            const auto& reply = std::get<HttpReply>(result);
            if (reply.status == 401) no_sign_in_ = HttpFailure::Kind::unauthorized;
            const bool moved = reply.status >= 300 && reply.status < 400;
            if (!moved && reply.status != 200)
                return note(url, "HTTP " + std::to_string(reply.status)), false;
            const auto next = moved ? RedirectTo{reply.location} : read(url, reply.body);
            if (!next.url) return !url_.empty();
            url = *next.url;
        }
        return false;
    }

    struct RedirectTo {
        std::optional<std::string> url;
    };

    RedirectTo read(const std::string& url, const std::string& body) {
        const auto reply = read_autodiscover_reply(body, question_.inside);
        if (const auto* const found = std::get_if<EwsUrl>(&reply)) {
            if (is_trusted(found->url)) url_ = found->url;
            return {};
        }
        if (const auto* const other = std::get_if<RedirectUrl>(&reply)) return {other->url};
        if (const auto* const other = std::get_if<RedirectAddress>(&reply)) {
            address_ = other->address;
            return {"https://autodiscover." + domain_of(address_) + path};
        }
        note(url, std::get<NoSettings>(reply).words);
        return {};
    }

    // Without credentials: plain http shows only where to ask.
    std::string redirect_of(const std::string& url) {
        ++requests_;
        const auto result = ports_.fetch({url, {}, false});
        const auto* const reply = std::get_if<HttpReply>(&result);
        if (reply && (reply->status == 301 || reply->status == 302)) return reply->location;
        note(url, reply ? "HTTP " + std::to_string(reply->status) : std::get<HttpFailure>(result).words);
        return {};
    }

    const DiscoveryQuestion& question_;
    const DiscoveryPorts& ports_;
    std::string address_;
    std::string url_;
    std::string tried_;
    bool refused_ = false;
    std::optional<HttpFailure::Kind> no_sign_in_;  // refused: the next would be one more wrong one
    int requests_ = 0;
};

}  // namespace

std::variant<std::string, HttpFailure> discover(const DiscoveryQuestion& question,
                                                const DiscoveryPorts& ports) {
    return Search(question, ports).run();
}

}  // namespace ews
