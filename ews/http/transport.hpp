#pragma once
#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "reserve/instant.hpp"

namespace ews {

struct HttpRequest {
    std::string body;
    std::string anchor_mailbox;
    std::chrono::milliseconds limit{};  // for the whole call
    bool repeatable = true;             // false: never sent twice, whatever becomes of the connection
};

// What is left of a call's limit, for its next part.
inline std::chrono::milliseconds left_of(std::chrono::milliseconds limit,
                                         std::chrono::steady_clock::time_point began) {
    const auto spent = std::chrono::steady_clock::now() - began;
    return std::max(limit - std::chrono::ceil<std::chrono::milliseconds>(spent),
                    std::chrono::milliseconds(1));
}

struct HttpReply {
    int status = 0;
    std::string body;
    std::chrono::seconds retry_after{};           // zero: not told
    std::string ews_policy_reason;                // X-EWS-Policy-Reason
    std::optional<reserve::Instant> server_time;  // Date
    std::string location{};
    std::vector<std::string> offered{};  // schemes in WWW-Authenticate
    // The first to expire of the certificates that the server showed; nothing where the connection was kept.
    std::optional<reserve::Instant> certificate_expires{};
};

struct HttpFailure {
    enum class Kind { never_sent, tls, settings, timeout, lost, too_big, token_refused, unauthorized };
    Kind kind = Kind::lost;
    std::string words;
};

// POSTs to one EWS endpoint, signed in. Thread-safe; blocks for the length of the call.
class Transport {
  public:
    virtual ~Transport() = default;
    virtual std::variant<HttpReply, HttpFailure> post(const HttpRequest& request) = 0;
    // Cuts the calls under way and those to come.
    virtual void stop() = 0;
};

}  // namespace ews
