#include "smtp/relay/hand_over.hpp"

#include <curl/curl.h>

#include <array>
#include <memory>
#include <stdexcept>

#include "smtp/relay/mail_headers.hpp"

namespace smtp {
namespace {

constexpr long connect_seconds = 20;

struct Lines {
    ~Lines() { curl_slist_free_all(list); }
    void add(const std::string& line) { list = curl_slist_append(list, line.c_str()); }
    curl_slist* list = nullptr;
};

using Mime = std::unique_ptr<curl_mime, decltype(&curl_mime_free)>;

int cut_when_stopped(void* stopped, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return *static_cast<const std::atomic<bool>*>(stopped) ? 1 : 0;
}

// What the server has said.
struct Heard {
    const std::function<void()>& before_data;
    std::string last_line{};  // before its farewell
    bool wants_data = false;
    std::exception_ptr broken{};  // by before_data
};

// libcurl sends nothing while it tells a line, and goes on only where all of it was taken.
bool may_go_on(Heard& heard) {
    heard.wants_data = true;
    try {
        heard.before_data();
        return true;
    } catch (...) {
        heard.broken = std::current_exception();
        return false;
    }
}

std::size_t hear(char* octets, std::size_t size, std::size_t count, void* heard) {
    constexpr std::size_t longest = 300;
    std::string line(octets, size * count);
    line.erase(line.find_last_not_of("\r\n") + 1);
    auto& all = *static_cast<Heard*>(heard);
    if (line.starts_with("354") && !all.wants_data && !may_go_on(all)) return 0;
    if (!line.starts_with("221")) all.last_line = line.substr(0, longest);
    return size * count;
}

// RFC 2045 6.7: only CRLF is a line end there.
std::string with_crlf(const std::string& text) {
    std::string lines;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r')) lines += '\r';
        lines += text[i];
    }
    return lines;
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
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(settings.dialogue_limit.count()));
    if (settings.user.empty()) return;
    curl_easy_setopt(curl, CURLOPT_USERNAME, settings.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, settings.password.c_str());
}

// One dialogue with the server; what libcurl is given lives as long.
class Dialogue {
  public:
    Dialogue(const RelaySettings& settings, const Mail& mail, const std::function<void()>& before_data)
        : settings_(settings), mail_(mail), heard_{before_data} {
        if (!curl_ || !mime_) throw std::runtime_error("there is no memory for a mail");
        for (const std::string& recipient : mail.recipients) recipients_.add("<" + recipient + ">");
        for (const std::string& header : mail_headers(mail)) headers_.add(header);
        add_part("text/plain; charset=utf-8", mail.text);
        if (!mail.html.empty()) add_part("text/html; charset=utf-8", mail.html);
        if (!mail.calendar.empty()) add_part("text/calendar; charset=utf-8; method=REPLY", mail.calendar);
    }

    Handover run(const std::atomic<bool>& stopped) {
        CURL* const curl = curl_.get();
        set_server(curl, settings_);
        set_tls(curl, settings_);
        const std::string from = "<" + settings_.from + ">";
        curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from.c_str());
        curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients_.list);
        curl_easy_setopt(curl, CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1L);
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers_.list);
        curl_easy_setopt(curl, CURLOPT_MIMEPOST, mime_.get());
        curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, detail_.data());
        curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, hear);
        curl_easy_setopt(curl, CURLOPT_HEADERDATA, &heard_);
        curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
        curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, cut_when_stopped);
        curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &stopped);
        const CURLcode code = curl_easy_perform(curl);
        if (heard_.broken) std::rethrow_exception(heard_.broken);
        return told(code);
    }

  private:
    using Outcome = Handover::Outcome;

    void add_part(const char* type, const std::string& content) {
        const std::string lines = with_crlf(content);
        curl_mimepart* const part = curl_mime_addpart(mime_.get());
        curl_mime_data(part, lines.data(), lines.size());
        curl_mime_type(part, type);
        curl_mime_encoder(part, "quoted-printable");
    }

    Handover told(CURLcode code) {
        if (code == CURLE_OK) return {Outcome::taken, 250, heard_.last_line};
        long reply = 0;
        curl_easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &reply);
        std::string words = "the relay " + settings_.url + ": " +
                            (detail_[0] != '\0' ? detail_.data() : curl_easy_strerror(code));
        if (reply > 0) words += " (" + std::to_string(reply) + ")";
        if (refuses_sender(reply))
            words += ". It does not take mails from " + settings_.from +
                     ": allow that there, or correct relay.from, relay.user or relay.tls";
        return {outcome_of(code, reply), static_cast<int>(reply), std::move(words)};
    }

    // 354 as the last reply: the data were under way, or out, and nothing tells what became of them. Before
    // MAIL a reply is about the session (for libcurl CURLE_SEND_ERROR is from MAIL on).
    Outcome outcome_of(CURLcode code, long reply) const {
        if (reply == 354) return Outcome::unknown;
        if (refuses_sender(reply)) return Outcome::unreachable;
        const bool about_mail = heard_.wants_data || code == CURLE_SEND_ERROR;
        if (!about_mail || reply == 421 || reply < 400) return Outcome::unreachable;
        return reply >= 500 ? Outcome::refused : Outcome::not_now;
    }

    // A 5xx to MAIL is about who sends; but 552 is about the size of this mail (RFC 1870).
    bool refuses_sender(long reply) const {
        return reply >= 500 && reply != 552 && std::string_view(detail_.data()).starts_with("MAIL failed");
    }

    const RelaySettings& settings_;
    const Mail& mail_;
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl_{curl_easy_init(), curl_easy_cleanup};
    const Mime mime_{curl_mime_init(curl_.get()), curl_mime_free};
    Lines recipients_;
    Lines headers_;
    Heard heard_;
    std::array<char, CURL_ERROR_SIZE> detail_{};
};

}  // namespace

Handover hand_over(const RelaySettings& settings, const Mail& mail, const std::atomic<bool>& stopped,
                   const std::function<void()>& before_data) {
    if (settings.url.empty()) return {Handover::Outcome::unreachable, 0, "relay.url is not set"};
    return Dialogue(settings, mail, before_data).run(stopped);
}

}  // namespace smtp
