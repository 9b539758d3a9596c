#include "smtp/dialogue/reply.hpp"

#include <algorithm>

namespace smtp {

std::string wire(const Reply& reply) {
    const std::string code = std::to_string(reply.code);
    std::string out;
    out.reserve(reply.text.size() + 16);
    std::string_view rest = reply.text;
    for (bool last = false; !last;) {
        const auto end = std::min(rest.find('\n'), rest.size());
        last = end == rest.size();
        out += code;
        out += last ? ' ' : '-';
        if (!reply.status.empty()) out.append(reply.status).append(" ");
        out.append(rest.substr(0, end)).append("\r\n");
        rest.remove_prefix(last ? end : end + 1);
    }
    return out;
}

}  // namespace smtp
