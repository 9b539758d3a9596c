#include "ews/http/curl_call.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstring>
#include <memory>
#include <new>

#include "ews/http/server_certificate.hpp"

namespace ews {
namespace {

struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, FreeList>;

// A call under way.
struct Call {
    const HttpRequest& request;
    std::stop_token stop;
    HttpReply reply{};
    std::size_t sent = 0;         // octets of the body that curl has taken
    bool began = false;           // any of them, ever: the server may have acted
    bool answered_since = false;  // a reply began after the body did
    bool died = false;            // the connection, before a reply came
    bool too_big = false;
};

std::size_t read_body(char* buffer, std::size_t size, std::size_t count, void* data) {
    Call& call = *static_cast<Call*>(data);
    const std::size_t part = std::min(size * count, call.request.body.size() - call.sent);
    std::memcpy(buffer, call.request.body.data() + call.sent, part);
    call.sent += part;
    call.began = true;
    call.answered_since = false;
    return part;
}

// NTLM sends the body again after each 401. But curl also sends again, unasked, when a kept connection dies
// before a reply comes, and then the server may have acted already: an answer must not go out twice.
int rewind_body(void* data, curl_off_t offset, int origin) {
    Call& call = *static_cast<Call*>(data);
    if (origin != SEEK_SET || offset < 0 || static_cast<std::size_t>(offset) > call.request.body.size()) {
        return CURL_SEEKFUNC_FAIL;
    }
    call.died = call.began && !call.answered_since;
    if (!call.request.repeatable && call.died) return CURL_SEEKFUNC_FAIL;
    call.sent = static_cast<std::size_t>(offset);
    return CURL_SEEKFUNC_OK;
}

std::size_t write_reply(char* octets, std::size_t size, std::size_t count, void* data) {
    Call& call = *static_cast<Call*>(data);
    call.too_big = call.reply.body.size() + size * count > largest_reply;
    if (call.too_big) return CURL_WRITEFUNC_ERROR;
    call.reply.body.append(octets, size * count);
    return size * count;
}

std::chrono::seconds read_retry_after(const std::string& value) {
    long long seconds = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
    if (error == std::errc{} && end == value.data() + value.size()) {
        return std::chrono::seconds(std::clamp(seconds, 0LL, 24LL * 3600));
    }
    const std::time_t until = curl_getdate(value.c_str(), nullptr);  // RFC 9110 10.2.3 allows a date
    return std::chrono::seconds(
        until < 0 ? 0 : std::clamp<long long>(until - std::time(nullptr), 0, 24LL * 3600));
}

void read_header(HttpReply& reply, std::string name, std::string value) {
    std::ranges::transform(name, name.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    value.erase(0, std::min(value.size(), value.find_first_not_of(" \t")));
    value.erase(value.find_last_not_of(" \t\r\n") + 1);
    if (name == "retry-after") reply.retry_after = read_retry_after(value);
    if (name == "location") reply.location = value.substr(0, 2000);
    if (name == "www-authenticate" && reply.offered.size() < 10)
        reply.offered.push_back(value.substr(0, std::min<std::size_t>(value.find(' '), 40)));
    if (name == "x-ews-policy-reason") reply.ews_policy_reason = value.substr(0, 200);
    if (name != "date") return;
    const std::time_t date = curl_getdate(value.c_str(), nullptr);
    if (date >= 0) reply.server_time = reserve::Instant(std::chrono::seconds(date));
}

std::size_t read_header_line(char* octets, std::size_t size, std::size_t count, void* data) {
    Call& call = *static_cast<Call*>(data);
    const std::string line(octets, size * count);
    call.answered_since = true;
    if (line.starts_with("HTTP/")) call.reply = HttpReply{};  // of the next leg of a sign-in
    if (const auto colon = line.find(':'); colon != std::string::npos) {
        read_header(call.reply, line.substr(0, colon), line.substr(colon + 1));
    }
    return size * count;
}

int watch(void* data, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<const Call*>(data)->stop.stop_requested() ? 1 : 0;
}

void add(HeaderList& list, const std::string& line) {
    if (line.find_first_of("\r\n") != std::string::npos) return;
    curl_slist* const longer = curl_slist_append(list.get(), line.c_str());
    if (!longer) throw std::bad_alloc();
    static_cast<void>(list.release());
    list.reset(longer);
}

HeaderList list_of(const std::vector<std::string>& headers) {
    HeaderList list;
    for (const std::string& header : headers) add(list, header);
    return list;
}

void set_call(CURL* easy, Call& call, curl_slist* headers, std::chrono::milliseconds connect_timeout) {
    const auto limit = std::max(call.request.limit, std::chrono::milliseconds(1));
    curl_easy_setopt(easy, CURLOPT_READFUNCTION, read_body);
    curl_easy_setopt(easy, CURLOPT_SEEKFUNCTION, rewind_body);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, write_reply);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, read_header_line);
    curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, watch);
    curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(call.request.body.size()));
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(limit.count()));
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS,
                     static_cast<long>(std::min(limit, connect_timeout).count()));
    for (const auto option :
         {CURLOPT_READDATA, CURLOPT_SEEKDATA, CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_XFERINFODATA}) {
        curl_easy_setopt(easy, option, &call);
    }
}

HttpFailure::Kind kind_of(CURLcode code, const Call& call) {
    using enum HttpFailure::Kind;
    constexpr std::array of_tls{CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR,
                                CURLE_SSL_CACERT_BADFILE,       CURLE_SSL_CERTPROBLEM,
                                CURLE_SSL_ISSUER_ERROR,         CURLE_SSL_INVALIDCERTSTATUS};
    if (std::ranges::find(of_tls, code) != of_tls.end()) return tls;
    if (code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL) return settings;
    if (call.too_big) return too_big;
    if (!call.began) return never_sent;
    return code == CURLE_OPERATION_TIMEDOUT ? timeout : lost;
}

// For what curl has no words that help a person.
std::string words_for(CURLcode code, const Call& call, const char* error) {
    if (call.too_big) return "the reply is larger than " + std::to_string(largest_reply >> 20) + " MiB";
    if (code == CURLE_WRITE_ERROR || code == CURLE_BAD_CONTENT_ENCODING)
        return "the reply is compressed in a way that cannot be read (its Content-Encoding)";
    if (code == CURLE_SEND_FAIL_REWIND) return "the server closed the connection before it answered";
    if (code == CURLE_ABORTED_BY_CALLBACK) return "the gateway stops";
    return *error ? error : curl_easy_strerror(code);
}

}  // namespace

CurlOutcome perform(CURL* easy, const CurlCall& what) {
    Call call{what.request, what.stop};
    const HeaderList headers = list_of(what.headers);
    std::array<char, CURL_ERROR_SIZE> error{};
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, error.data());
    set_call(easy, call, headers.get(), what.connect_timeout);
    curl_easy_setopt(easy, what.get ? CURLOPT_HTTPGET : CURLOPT_POST, 1L);
    const CURLcode code = curl_easy_perform(easy);
    long status = 0, new_connections = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(easy, CURLINFO_NUM_CONNECTS, &new_connections);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, nullptr);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, nullptr);
    const bool replied = code == CURLE_OK;
    call.reply.status = static_cast<int>(status);
    CurlOutcome outcome{HttpFailure{}, call.died, replied && new_connections == 0, replied && status < 300};
    if (replied) {
        call.reply.certificate_expires = first_expiry(certificates_of(easy));
        outcome.result = std::move(call.reply);
    } else {
        outcome.result = HttpFailure{kind_of(code, call), words_for(code, call, error.data())};
    }
    return outcome;
}

}  // namespace ews
