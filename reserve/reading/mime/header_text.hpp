#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "reserve/instant.hpp"

namespace reserve {

// The address of the first mailbox in a From field (RFC 5322 3.4), without <>; empty when there is none.
std::string from_address(std::string_view field);

// With <>; empty when there is none (RFC 5322 3.6.4).
std::string first_message_id(std::string_view field);

// RFC 5322 3.3, with the obsolete zones of 4.3; nothing when malformed.
std::optional<Instant> mail_date(std::string_view field);

}  // namespace reserve
