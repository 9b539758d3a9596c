#pragma once
#include <string>
#include <string_view>
#include <variant>

namespace ews {

// [MS-OXDSCLI] 2.2.3 and 2.2.4: request and reply of Autodiscover in plain old XML.

std::string autodiscover_request(std::string_view address);

struct EwsUrl {
    std::string url;
};
struct RedirectUrl {
    std::string url;
};
struct RedirectAddress {
    std::string address;
};
struct NoSettings {
    std::string words;  // what the server said
};
std::variant<EwsUrl, RedirectUrl, RedirectAddress, NoSettings> read_autodiscover_reply(std::string_view xml,
                                                                                       bool inside);

}  // namespace ews
