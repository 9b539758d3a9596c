#pragma once
#include "config/commands/command.hpp"
#include "sql/database.hpp"

namespace config {

// The database that the settings file of this run names.
sql::Database open_database(const Invocation& invocation);

}  // namespace config
