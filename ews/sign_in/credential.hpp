#pragma once
#include <string>

#include "ews/settings.hpp"

namespace ews {

// The account that an entry signs in as: names are compared without regard to case, as they are written
// (DOMAIN\user and user@domain are two); an application's is that of its token endpoint.
std::string account_key(const Server& server);

// By which way it signs in, and where.
std::string sign_in_place(const Server& server);

// Tells whether password, keytab, client secret or certificate are still the same: 16 bits of a slow
// derivation (scrypt, RFC 7914) with the account as salt. So short that thousands of words in any dictionary
// have the same one, and one in 65,536 changed passwords. Takes a twentieth of a second.
std::string credential_mark(const Server& server);

}  // namespace ews
