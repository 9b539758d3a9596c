#pragma once
#include <span>
#include <string_view>

#include "ews/errors/trouble.hpp"

namespace ews {

struct ErrorRow {
    std::string_view code;  // a trailing * stands for any rest
    ErrorClass error_class;
    bool whole_server;        // everything for the server pauses, not only this answer
    std::string_view remedy;  // cause and cure for the operator; {room} and {account} are filled in
};

// What is made of ResponseCodes, HTTP statuses and failed calls; the first row that matches counts, the last
// matches all.
std::span<const ErrorRow> error_rows();

}  // namespace ews
