#pragma once
#include <string>
#include <string_view>

#include "ews/errors/error_rows.hpp"

namespace ews {

// The row of a ResponseCode or of one of our own codes (HTTP status, transport). Never fails: what is
// not in the table is ErrorClass::unknown.
const ErrorRow& error_row(std::string_view code);

// "code: server's words. Cause and cure."
std::string words_for(const Trouble& trouble, std::string_view room, std::string_view account);

// Whether the account was refused: repeated, that locks it.
bool is_refused_sign_in(std::string_view code);

// Whether the call counts as failed. It does not where the server says something of the item that was asked
// for (not there, out of date, none to be answered), or that it wants to be asked in another way.
bool is_failure(const Trouble& trouble);

// Whether Exchange does not have the room's mailbox: for the moment, or any more.
bool may_last_for_ever(std::string_view code);

// Whether a call that ended with this code may have been carried out all the same.
Fate fate_of(std::string_view code);

}  // namespace ews
