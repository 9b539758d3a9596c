#pragma once
#include <vector>

#include "reserve/requester.hpp"

namespace sql {

class Connection;

// All profiles that hold the address, retired ones included, by id.
std::vector<reserve::Profile> find_profiles(Connection& connection, const reserve::Address& address);

std::vector<reserve::Address> addresses_of(Connection& connection, reserve::ProfileId profile);

}  // namespace sql
