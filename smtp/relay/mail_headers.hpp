#pragma once
#include <string>
#include <vector>

#include "smtp/relay/mail.hpp"

namespace smtp {

// The header lines of a mail (RFC 5322), without line ends. Nothing in them can begin a line of its own.
std::vector<std::string> mail_headers(const Mail& mail);

}  // namespace smtp
