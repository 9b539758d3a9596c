#pragma once
#include "config/commands/command.hpp"
#include "sql/database.hpp"

namespace config {

// The database that the settings name, for commands that need what is in it. Throws where there is none: to look
// into a database makes none.
sql::Database open_database(const sql::Settings& settings);
sql::Database open_database(const Invocation& invocation);

// The same for what begins a directory: made where there is none yet.
sql::Database make_database(const Invocation& invocation);

}  // namespace config
