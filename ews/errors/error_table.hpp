#pragma once
#include <string>
#include <string_view>

#include "ews/errors/trouble.hpp"

namespace ews {

struct ErrorRow {
    std::string_view code;  // a trailing * stands for any rest
    ErrorClass error_class;
    bool whole_server;        // everything for the server pauses, not only this answer
    std::string_view remedy;  // cause and cure for the operator; {room} and {account} are filled in
};

// The row of a ResponseCode or of one of our own codes (HTTP status, transport). Never fails: what is
// not in the table is ErrorClass::unknown.
const ErrorRow& error_row(std::string_view code);

// "code: server's words. Cause and cure."
std::string words_for(const Trouble& trouble, std::string_view room, std::string_view account);

// Whether the account was refused: repeated, that locks it.
bool is_refused_sign_in(std::string_view code);

// Whether a call that ended with this code may have been carried out all the same.
Fate fate_of(std::string_view code);

}  // namespace ews
