#pragma once
#include "reserve/answer.hpp"

namespace sql {

class Connection;

// An answer with its steps, as the transaction of the connection sees it. Throws when there is none.
reserve::Answer read_answer(Connection& connection, reserve::AnswerId id);

}  // namespace sql
