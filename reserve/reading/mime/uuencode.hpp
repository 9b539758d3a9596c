#pragma once
#include <string>
#include <string_view>

namespace reserve {

// Whether that is what a Content-Transfer-Encoding says: it was never registered, but is still written.
bool is_uuencode(std::string_view encoding);

// What stands between "begin" and "end" (POSIX uuencode), as far as it can be read.
std::string from_uuencode(std::string_view body);

}  // namespace reserve
