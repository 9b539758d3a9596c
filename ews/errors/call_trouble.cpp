#include "ews/errors/call_trouble.hpp"

#include "ews/errors/error_table.hpp"

namespace ews {
namespace {

std::string_view code_of(HttpFailure::Kind kind) {
    switch (kind) {
        case HttpFailure::Kind::never_sent:
            return "Unreachable";
        case HttpFailure::Kind::tls:
            return "Tls";
        case HttpFailure::Kind::settings:
            return "Settings";
        case HttpFailure::Kind::timeout:
            return "Timeout";
        case HttpFailure::Kind::unauthorized:
            return "HTTP 401";
        case HttpFailure::Kind::token_refused:
            return "TokenRefused";
        case HttpFailure::Kind::too_big:
            return "NotReadable";
        case HttpFailure::Kind::lost:
            break;
    }
    return "ConnectionLost";
}

}  // namespace

Trouble trouble_of(const HttpFailure& failure) {
    Trouble trouble;
    trouble.code = code_of(failure.kind);
    trouble.error_class = error_row(trouble.code).error_class;
    trouble.message = failure.words;
    trouble.fate = fate_of(trouble.code);
    return trouble;
}

}  // namespace ews
