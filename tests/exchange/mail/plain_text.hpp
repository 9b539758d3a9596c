#pragma once
#include <string>

namespace exchange {

// The text that goes out beside a body in HTML: Exchange sends both as multipart/alternative
// [MS-OXCMAIL 2.2.3.4]. Knows as much of HTML as answers need: what stands in tags falls away, and items of
// lists get a dash.
std::string plain_text_of(const std::string& html);

}  // namespace exchange
