#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "tests/exchange/records.hpp"

namespace exchange {

struct HttpRequest {
    std::string method;
    std::string target;
    std::map<std::string, std::string> headers;  // names in lower case
    std::string body;
    bool resumed = false;  // the handler asked to be called again after a pause

    std::string header(const std::string& name) const;
    std::string path() const;  // the target without the query
    std::string query(
        const std::string& key) const;  // decoded; the values of a repeated key joined by commas
};

struct HttpReply {
    enum class Ending {
        whole,
        none,        // the connection is closed without an answer
        truncated,   // closed in the middle of the body
        huge,        // the body is repeated up to `bytes`
        in_chunks,   // HTTP chunks of `bytes` octets
        in_segments  // with its length, `bytes` octets at a time
    };
    int status = 200;
    std::string content_type = "text/xml; charset=utf-8";
    Headers headers;
    std::string body;
    Ending ending = Ending::whole;
    std::uint64_t bytes = 0;
    bool breaks_off = false;            // in_chunks, in_segments: in the middle
    std::chrono::milliseconds delay{};  // before the reply is written
    std::optional<std::chrono::milliseconds>
        resume_after;  // call the handler again then, whoever still waits
};

// What lasts as long as the connection: NTLM signs in a connection, not a request [MS-NTHT 3.2].
class GssAcceptor;
struct HttpConnection {
    std::string challenge;             // of an NTLM handshake under way
    std::string account;               // signed in by NTLM or Negotiate
    std::shared_ptr<GssAcceptor> gss;  // a sign-in under way
};

using HttpHandler = std::function<HttpReply(const HttpRequest&, HttpConnection&)>;

}  // namespace exchange
