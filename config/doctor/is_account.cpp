#include "config/doctor/is_account.hpp"

#include "reserve/folded.hpp"

namespace config {

namespace {

std::string name_in(const std::string& account) {
    const auto domain = account.find('\\');
    const std::string user = domain == std::string::npos ? account : account.substr(domain + 1);
    return user.substr(0, user.find('@'));
}

}  // namespace

bool is_account(const std::string& user, const std::string& account) {
    return reserve::folded(name_in(user)) == reserve::folded(name_in(account));
}

}  // namespace config
