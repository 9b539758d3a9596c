#pragma once
#include <string>
#include <string_view>

namespace ews {

// The text as one value of PowerShell that nothing can break out of, in ASCII alone: a script that is saved
// in UTF-8 and read in a code page shows other octets, and some of these are quotes (0x91 to 0x94 in
// Windows-1252). Control characters are left out, what is no UTF-8 becomes question marks.
std::string powershell_value(std::string_view text);

}  // namespace ews
