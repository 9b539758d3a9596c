#pragma once
#include <string>
#include <string_view>

namespace exchange {

// RFC 1320. OpenSSL 3 has it in its legacy provider only, which is not everywhere.
std::string md4(std::string_view bytes);

}  // namespace exchange
