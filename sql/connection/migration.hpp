#pragma once
#include <string>
#include <vector>

namespace sql {

class Connection;

struct Migration {
    std::string name;  // of its file in sql/migrations/, whose number orders it
    std::string text;
};

// The program's migrations, ascending.
const std::vector<Migration>& migrations();

// Brings the database up to date, in one transaction; PRAGMA user_version counts the migrations. Throws when
// the database was written by a newer program, or by another one.
void migrate(Connection& connection);

}  // namespace sql
