#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "tests/exchange/records.hpp"

namespace exchange {

Seconds now();

// xs:dateTime in UTC with whole seconds, as Exchange writes it (ews-samples/msdocs, all of them).
std::string to_xml_time(Seconds instant);

// Reads xs:dateTime with "Z", an offset, or neither (then UTC); fractions of a second are dropped.
std::optional<Seconds> from_xml_time(std::string_view text);

}  // namespace exchange
