#pragma once
#include <curl/curl.h>

#include <memory>
#include <string>

#include "ews/settings.hpp"

namespace ews {

struct FreeEasy {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
using EasyHandle = std::unique_ptr<CURL, FreeEasy>;

// For calls to the EWS endpoint, signed in as far as that is not by a token.
EasyHandle handle_for(const Server& server);
// For calls without a sign-in, to `url`, with the same rules of trust.
EasyHandle handle_for(const Server& server, const std::string& url);

// For calls without a sign-in to a server that asks who connects all the same.
void set_client_certificate(CURL* easy, const Server& server);

// For a call in plain HTTP, without a sign-in.
EasyHandle plain_handle_for(const Server& server, const std::string& url);

}  // namespace ews
