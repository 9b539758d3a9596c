#pragma once
#include <string>

namespace sql {

// Throws a Refusal for a text with line breaks or other control characters: names stand in tables, in the
// header of mails and in the words of answers. `what` begins the sentence, "the name of a room".
void require_one_line(const std::string& text, const std::string& what);

}  // namespace sql
