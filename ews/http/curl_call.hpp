#pragma once
#include <curl/curl.h>

#include <stop_token>
#include <string>
#include <variant>
#include <vector>

#include "ews/http/transport.hpp"

namespace ews {

constexpr std::size_t largest_reply = 8U << 20;

struct CurlCall {
    const HttpRequest& request;
    std::vector<std::string> headers;
    std::chrono::milliseconds connect_timeout;
    std::stop_token stop;  // cuts the call
    bool get = false;      // instead of POST
};

struct CurlOutcome {
    std::variant<HttpReply, HttpFailure> result;
    bool connection_died = false;  // before a reply came
    bool connection_was_kept = false;
    bool connection_is_good = false;
};

// The callbacks and the error words of libcurl stay in here.
CurlOutcome perform(CURL* easy, const CurlCall& call);

}  // namespace ews
