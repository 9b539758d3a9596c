#pragma once
#include <iosfwd>

namespace config {

// Runs `roomgate ARGUMENTS`. Returns the exit code: 0 done, 1 failed, 2 wrong usage.
int run_command_line(int argc, const char* const* argv, std::istream& in, std::ostream& out,
                     std::ostream& err);

}  // namespace config
