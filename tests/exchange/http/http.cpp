#include "tests/exchange/http/http.hpp"

#include "tests/exchange/mail/encoding.hpp"

namespace exchange {
namespace {

std::string decoded(const std::string& text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = text[i] == '%' ? from_hex(text.substr(i + 1, 2)) : std::nullopt;
        if (byte && byte->size() == 1) {
            result += *byte;
            i += 2;
        } else {
            result += text[i];
        }
    }
    return result;
}

}  // namespace

std::string HttpRequest::header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
}

std::string HttpRequest::path() const { return target.substr(0, target.find('?')); }

std::string HttpRequest::query(const std::string& key) const {
    const auto mark = target.find('?');
    if (mark == std::string::npos) return {};
    std::string values;
    for (std::size_t at = mark + 1; at < target.size();) {
        const auto end = std::min(target.find('&', at), target.size());
        const std::string pair = target.substr(at, end - at);
        const auto equals = pair.find('=');
        if (pair.substr(0, equals) == key && equals != std::string::npos)
            values += (values.empty() ? "" : ",") + decoded(pair.substr(equals + 1));
        at = end + 1;
    }
    return values;
}

}  // namespace exchange
