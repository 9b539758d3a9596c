#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "reserve/answer.hpp"

namespace sql {

class Connection;

// See reserve::Ledger.
std::vector<reserve::RoomId> find_rooms_with_series_that_go_on(Connection& connection);
std::vector<std::string> find_series_behind(Connection& connection, reserve::RoomId room,
                                            reserve::Instant until, std::size_t at_most);
std::optional<reserve::AnsweredRequest> find_answered(Connection& connection, reserve::RoomId room,
                                                      const std::string& uid,
                                                      const reserve::Version& version);

}  // namespace sql
