#include "ews/errors/error_table.hpp"

#include <algorithm>
#include <array>

#include "ews/shell/powershell_value.hpp"

namespace ews {
namespace {

bool matches(std::string_view pattern, std::string_view code) {
    if (!pattern.ends_with('*')) return pattern == code;
    pattern.remove_suffix(1);
    return code.starts_with(pattern);
}

// In one pass: what was filled in is not read again. Addresses may hold anything, and people copy commands.
std::string fill(std::string_view text, std::string_view room, std::string_view account) {
    const std::array fields{std::pair("{room}", powershell_value(room)),
                            std::pair("{account}", powershell_value(account)),
                            std::pair("{room:\\Inbox}", powershell_value(std::string(room) + ":\\Inbox"))};
    std::string filled;
    while (!text.empty()) {
        const auto field =
            std::ranges::find_if(fields, [&](const auto& it) { return text.starts_with(it.first); });
        const bool here = field != fields.end();
        filled += here ? std::string_view(field->second) : text.substr(0, 1);
        text.remove_prefix(here ? std::string_view(field->first).size() : 1);
    }
    return filled;
}

}  // namespace

const ErrorRow& error_row(std::string_view code) {
    return *std::ranges::find_if(error_rows(), [&](const ErrorRow& row) { return matches(row.code, code); });
}

std::string words_for(const Trouble& trouble, std::string_view room, std::string_view account) {
    std::string words = trouble.code;
    if (!trouble.message.empty()) words += ": " + trouble.message;
    if (!words.ends_with('.')) words += '.';
    return words + ' ' + fill(error_row(trouble.code).remedy, room, account);
}

bool is_refused_sign_in(std::string_view code) {
    return code == "HTTP 401" || code == "TokenRefused" || code == "ErrorAccountDisabled" ||
           code.starts_with("ErrorPassword");
}

bool is_failure(const Trouble& trouble) {
    switch (trouble.error_class) {
        case ErrorClass::not_there:
        case ErrorClass::superseded:
        case ErrorClass::wrong_item:
        case ErrorClass::search:
        case ErrorClass::page_size:
        case ErrorClass::change_key:
            return false;
        default:
            return true;
    }
}

bool may_last_for_ever(std::string_view code) {
    constexpr std::array of_mailbox{"ErrorNonExistentMailbox", "ErrorNonPrimarySmtpAddress",
                                    "ErrorInvalidSmtpAddress"};
    return std::ranges::find(of_mailbox, code) != of_mailbox.end();
}

// Exchange may have sent the answer before it stumbled; a gateway in front may have given up on it.
Fate fate_of(std::string_view code) {
    constexpr std::array lost{"HTTP 502", "HTTP 504", "ConnectionLost", "Timeout"};
    constexpr std::array unclear{"NotReadable",
                                 "ErrorInternalServerError",
                                 "ErrorTimeoutExpired",
                                 "ErrorInternalServerTransientError",
                                 "ErrorBatchProcessingStopped",
                                 "ErrorProxyCallFailed",
                                 "ErrorProxyRequestProcessingFailed",
                                 "ErrorRequestAborted",
                                 "ErrorResponseSchemaValidation"};
    if (std::ranges::find(lost, code) != lost.end()) return Fate::lost;
    if (std::ranges::find(unclear, code) != unclear.end()) return Fate::unclear;
    const bool stumbled = code.starts_with("HTTP 5") && code != "HTTP 503";
    return stumbled || error_row(code).error_class == ErrorClass::unknown ? Fate::unclear : Fate::refused;
}

}  // namespace ews
