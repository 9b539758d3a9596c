#pragma once
#include <string>

namespace config {

// Whether Exchange's name of a user (an address, or a display name) is that of an account in the settings
// (CORP\\roomgate, roomgate@corp.example.com), as far as names can tell.
bool is_account(const std::string& user, const std::string& account);

}  // namespace config
