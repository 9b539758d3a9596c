#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace exchange {

// The server's side of NTLMv2 [MS-NLMP]: messages are the bytes behind "NTLM " in the HTTP headers.

bool is_negotiate(std::string_view message);     // NEGOTIATE_MESSAGE, type 1
bool is_authenticate(std::string_view message);  // AUTHENTICATE_MESSAGE, type 3

// The same message with a Version field, all zero, where it has none: libcurl leaves it out [MS-NLMP 2.2.1.1,
// 2.2.1.3], and gss-ntlmssp takes no message without. Nothing is signed that this changes.
std::string with_version(std::string message);

std::string new_challenge();  // eight random bytes
std::string challenge_message(std::string_view challenge);

// The user whose NTLMv2 response proves the password; nothing when it does not. `password_of` gets the user
// name as sent, without the domain.
std::optional<std::string> verified_user(
    std::string_view message, std::string_view challenge,
    const std::function<std::optional<std::string>(const std::string& user)>& password_of);

}  // namespace exchange
