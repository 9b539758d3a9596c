#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace exchange {

// How answers are written, after ews-samples/msdocs and ews-samples/exchangelib.

std::string escaped(std::string_view text);

// <t:name>text</t:name>
std::string tag(std::string_view name, std::string_view text);

// What the server says with a code; the texts are those of the samples where there is one.
std::string message_of(std::string_view code);

// One m:...ResponseMessage: a success with what it carries, or an error.
std::string success(std::string_view operation, std::string_view content);
std::string failure(std::string_view operation, std::string_view code, std::string_view words = "",
                    std::optional<long long> back_off_ms = std::nullopt);

// Further values of MessageXml in a fault.
struct FaultDetail {
    std::optional<long long> back_off_ms;
    std::optional<int> line;
    std::optional<int> position;
    std::string violation;
};

// The whole envelope.
std::string response_envelope(std::string_view operation, std::string_view messages);
std::string fault_envelope(std::string_view code, std::string_view words, const FaultDetail& detail = {});

}  // namespace exchange
