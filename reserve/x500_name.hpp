#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace reserve {

// The X.500 name (legacyExchangeDN) that stands where an address should: "/O=CORP/OU=.../CN=ADA", with or
// without mailto: (percent-encoded), EX: or X500: in front, or in the SMTP address (IMCEAEX-...@...) into which
// Exchange puts one. As written, without those. Nothing when it is none, or one of a length or with characters
// that no directory has.
std::optional<std::string> x500_name(std::string_view address);

}  // namespace reserve
