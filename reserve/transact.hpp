#pragma once
#include <functional>

#include "reserve/ledger.hpp"

namespace reserve {

// Returns when the work is committed; rethrows what it or the commit threw.
void transact_and_wait(Books& books, std::function<void(Ledger&)> work);

}  // namespace reserve
