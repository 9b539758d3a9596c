#pragma once
#include <string>
#include <string_view>

#include "ews/settings.hpp"

namespace ews {

// Single lines for the Exchange Management Shell, each about one fault of a server. What a person must fill
// in is in capitals; what else there is to do stands behind a # at the end.

std::string look_up_host(const std::string& host);
std::string try_port(const std::string& host, const std::string& port);
std::string show_addresses();  // of EWS
std::string renew_certificate();
std::string set_clock();
std::string offer(SignIn sign_in);
// For a server that answers with an error (of the error table, of the whole server).
std::string look_into(std::string_view code, const Server& server);

}  // namespace ews
