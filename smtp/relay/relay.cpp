#include "smtp/relay/relay.hpp"

#include <curl/curl.h>

#include <array>
#include <memory>

#include "smtp/relay/notice_headers.hpp"

namespace smtp {
namespace {

constexpr long connect_seconds = 20;
constexpr long dialogue_seconds = 120;

struct Lines {
    ~Lines() { curl_slist_free_all(list); }
    void add(const std::string& line) { list = curl_slist_append(list, line.c_str()); }
    curl_slist* list = nullptr;
};

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Mime = std::unique_ptr<curl_mime, decltype(&curl_mime_free)>;

int cut_when_stopped(void* stopped, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return *static_cast<const std::atomic<bool>*>(stopped) ? 1 : 0;
}

void set_tls(CURL* curl, const RelaySettings& settings) {
    using Tls = RelaySettings::Tls;
    const bool smtps = settings.url.starts_with("smtps://");
    const bool checked = smtps || settings.tls == Tls::required;
    curl_easy_setopt(curl, CURLOPT_USE_SSL,
                     static_cast<long>(settings.tls == Tls::none         ? CURLUSESSL_NONE
                                       : settings.tls == Tls::if_offered ? CURLUSESSL_TRY
                                                                         : CURLUSESSL_ALL));
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, checked ? 1L : 0L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, checked ? 2L : 0L);
    if (!settings.ca_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, settings.ca_file.c_str());
}

void set_server(CURL* curl, const RelaySettings& settings) {
    curl_easy_setopt(curl, CURLOPT_URL, settings.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connect_seconds);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, dialogue_seconds);
    if (settings.user.empty()) return;
    curl_easy_setopt(curl, CURLOPT_USERNAME, settings.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, settings.password.c_str());
}

std::string in_words(CURL* curl, CURLcode code, const char* detail, const std::string& url) {
    long reply = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &reply);
    std::string words = "the relay " + url + ": ";
    words += *detail != '\0' ? detail : curl_easy_strerror(code);
    return reply > 0 ? words + " (" + std::to_string(reply) + ")" : words;
}

}  // namespace

void Relay::apply(RelaySettings settings) {
    const std::lock_guard lock(mutex_);
    settings_ = std::move(settings);
}

RelaySettings Relay::settings() {
    const std::lock_guard lock(mutex_);
    return settings_;
}

std::optional<std::string> Relay::send(const reserve::Notice& notice) {
    const RelaySettings settings = this->settings();
    if (settings.url.empty()) return "relay.url is not set: nobody is told";
    const Handle curl(curl_easy_init(), curl_easy_cleanup);
    if (!curl) return "out of memory";
    Lines recipients;
    Lines headers;
    for (const std::string& recipient : notice.recipients) recipients.add("<" + recipient + ">");
    for (const std::string& header : notice_headers(notice, settings.from)) headers.add(header);
    const Mime mime(curl_mime_init(curl.get()), curl_mime_free);
    curl_mimepart* part = curl_mime_addpart(mime.get());
    curl_mime_data(part, notice.text.data(), notice.text.size());
    curl_mime_type(part, "text/plain; charset=utf-8");
    curl_mime_encoder(part, "quoted-printable");

    std::array<char, CURL_ERROR_SIZE> detail{};
    set_server(curl.get(), settings);
    set_tls(curl.get(), settings);
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, ("<" + settings.from + ">").c_str());
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, recipients.list);
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT_ALLLOWFAILS,
                     1L);  // one wrong delegate: the others are told
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.list);
    curl_easy_setopt(curl.get(), CURLOPT_MIMEPOST, mime.get());
    curl_easy_setopt(curl.get(), CURLOPT_ERRORBUFFER, detail.data());
    curl_easy_setopt(curl.get(), CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl.get(), CURLOPT_XFERINFOFUNCTION, cut_when_stopped);
    curl_easy_setopt(curl.get(), CURLOPT_XFERINFODATA, &stopped_);
    const CURLcode code = curl_easy_perform(curl.get());
    if (code == CURLE_OK) return std::nullopt;
    return in_words(curl.get(), code, detail.data(), settings.url);
}

}  // namespace smtp
