#pragma once
#include <stdexcept>
#include <string>
#include <string_view>

namespace sql {

// A constraint or trigger of the schema refused the statement.
struct ConstraintFailure : std::runtime_error {
    ConstraintFailure(const std::string& what, std::string in_words)
        : std::runtime_error(what), rule(std::move(in_words)) {}
    std::string rule;  // in the schema's words
};

// Throws reserve::Outage where the result code of SQLite says that the database, the disk or the memory
// failed, with what can be done about it; std::runtime_error where the statement did, ConstraintFailure
// where that broke a rule. Both with the
// statement's text, never with its parameters.
[[noreturn]] void throw_failure(int result, const std::string& words, std::string_view statement);

}  // namespace sql
