#include "ews/http/curl_options.hpp"

#include <new>
#include <stdexcept>

#include "ews/http/ntlm_password.hpp"

namespace ews {
namespace {

// Negotiate takes the account from the keytab. A token belongs to the call.
void set_sign_in(CURL* easy, const Server& server) {
    set_client_certificate(easy, server);
    if (server.sign_in == SignIn::oauth2) return;
    if (server.sign_in == SignIn::negotiate) {
        curl_easy_setopt(easy, CURLOPT_HTTPAUTH, CURLAUTH_NEGOTIATE);
        curl_easy_setopt(easy, CURLOPT_USERPWD, ":");
        return;
    }
    const bool by_ntlm = server.sign_in == SignIn::ntlm;
    const std::string password = by_ntlm ? ntlm_password(server.password).value_or("") : server.password;
    curl_easy_setopt(easy, CURLOPT_HTTPAUTH, by_ntlm ? CURLAUTH_NTLM : CURLAUTH_BASIC);
    curl_easy_setopt(easy, CURLOPT_USERNAME, account_of(server).c_str());
    curl_easy_setopt(easy, CURLOPT_PASSWORD, password.c_str());
}

void set_connection(CURL* easy, const Server& server) {
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, server.plain_http_to_loopback ? "http,https" : "https");
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);  // NTLM knows no other
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, server.verify_tls ? 1L : 0L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, server.verify_tls ? 2L : 0L);
    if (!server.ca_file.empty()) curl_easy_setopt(easy, CURLOPT_CAINFO, server.ca_file.c_str());
    curl_easy_setopt(easy, CURLOPT_CERTINFO, 1L);
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip");
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "roomgate");
    curl_easy_setopt(easy, CURLOPT_MAXAGE_CONN, 60L);  // below IIS' idle time-out of 2 min
}

}  // namespace

void set_client_certificate(CURL* easy, const Server& server) {
    if (server.client_certificate_file.empty()) return;
    curl_easy_setopt(easy, CURLOPT_SSLCERT, server.client_certificate_file.c_str());
    curl_easy_setopt(easy, CURLOPT_SSLKEY, server.client_key_file.c_str());
}

EasyHandle handle_for(const Server& server, const std::string& url) {
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (ready != CURLE_OK) throw std::runtime_error("libcurl cannot start");
    EasyHandle easy(curl_easy_init());
    if (!easy) throw std::bad_alloc();
    curl_easy_setopt(easy.get(), CURLOPT_URL, url.c_str());
    set_connection(easy.get(), server);
    return easy;
}

EasyHandle plain_handle_for(const Server& server, const std::string& url) {
    EasyHandle easy = handle_for(server, url);
    curl_easy_setopt(easy.get(), CURLOPT_PROTOCOLS_STR, "http");
    return easy;
}

EasyHandle handle_for(const Server& server) {
    EasyHandle easy = handle_for(server, server.url);
    set_sign_in(easy.get(), server);
    return easy;
}

}  // namespace ews
