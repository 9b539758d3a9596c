#pragma once
#include <set>
#include <string>
#include <string_view>

namespace exchange {

// The part of Microsoft's schema (ews-schema/exchange2013sp1) that the simulator speaks, one element a line;
// the notation is explained at read_word() in grammar.cpp.
extern const std::string_view schema_table;

// t:UnindexedFieldURIType, as far as items and folders go.
extern const std::set<std::string, std::less<>> field_uris;

}  // namespace exchange
