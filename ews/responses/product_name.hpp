#pragma once
#include <string>

namespace ews {

// "Exchange 2019 (15.2.1544.4)", from a ServerVersionInfo.
std::string product_name(const std::string& server_version);

}  // namespace ews
