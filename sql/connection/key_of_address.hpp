#pragma once

namespace sql {

class Connection;

// Gives the SQL of this connection the function key_of_address(text): the key of a mail address
// (reserve::Address), and a text that is none as it is. For migrations: the schema's own triggers run in
// other programs, which have no such function.
void teach_key_of_address(Connection& connection);

}  // namespace sql
