#pragma once
#include <span>
#include <string>

#include "reserve/instant.hpp"

namespace sql {

// Intervals as one parameter of a statement: [[from,to],...] in UTC seconds, for json_each.
std::string json_of(std::span<const reserve::Interval> intervals);

}  // namespace sql
