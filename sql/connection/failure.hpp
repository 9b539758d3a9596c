#pragma once
#include <string>
#include <string_view>

namespace sql {

// Throws reserve::Outage where the result code of SQLite says that the database, the disk or the memory
// failed, with what can be done about it; std::runtime_error where the statement did. Both with the
// statement's text, never with its parameters.
[[noreturn]] void throw_failure(int result, const std::string& words, std::string_view statement);

}  // namespace sql
