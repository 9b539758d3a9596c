#include "ews/http/ntlm_password.hpp"

namespace ews {

std::optional<std::string> ntlm_password(std::string_view utf8) {
    std::string latin;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const unsigned lead = static_cast<unsigned char>(utf8[i]);
        if (lead < 0x80) {
            latin += utf8[i];
            continue;
        }
        if ((lead != 0xC2 && lead != 0xC3) || ++i == utf8.size()) return std::nullopt;
        const unsigned next = static_cast<unsigned char>(utf8[i]);
        if ((next & 0xC0) != 0x80) return std::nullopt;
        latin += static_cast<char>((lead & 3) << 6 | (next & 0x3F));
    }
    return latin;
}

}  // namespace ews
