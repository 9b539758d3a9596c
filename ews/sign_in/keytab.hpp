#pragma once
#include <string>

namespace ews {

// Kerberos signs in with this keytab from now on: the process can have one (KRB5_CLIENT_KTNAME), as libcurl
// takes none by itself. Tickets stay in memory. Before there are other threads.
void use_keytab(const std::string& file);

// What the keytab got so far is not used any more, as the file may have been replaced: the tickets of its
// account would go on being shown, until they expire. At any time.
// Throws where Kerberos cannot be used (a broken krb5.conf).
void forget_tickets();

}  // namespace ews
