#include "config/doctor/is_account.hpp"

#include <algorithm>

namespace config {

namespace {

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

std::string name_in(const std::string& account) {
    const auto domain = account.find('\\');
    const std::string user = domain == std::string::npos ? account : account.substr(domain + 1);
    return lower(user.substr(0, user.find('@')));
}

}  // namespace

bool is_account(const std::string& user, const std::string& account) {
    return name_in(user) == name_in(account);
}

}  // namespace config
