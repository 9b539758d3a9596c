#include "smtp/relay/relay_settings.hpp"

#include "reserve/address.hpp"

namespace smtp {

std::vector<RelayProblem> problems(const RelaySettings& settings) {
    if (settings.url.empty()) return {};
    std::vector<RelayProblem> found;
    const bool open = settings.url.starts_with("smtp://");
    if (!open && !settings.url.starts_with("smtps://"))
        found.push_back({"url", "must be smtp://host:port or smtps://host:port"});
    if (!reserve::Address::parse(settings.from))
        found.push_back({"from", "must be the mail address that mails to delegates come from"});
    if (!settings.user.empty() && open && settings.tls != RelaySettings::Tls::required) {
        found.push_back(
            {"user", "needs tls = \"required\" or an smtps:// url: no password goes over an open wire"});
    }
    if (!settings.user.empty() && settings.password_file.empty())
        found.push_back({"password_file", "must be set with user"});
    return found;
}

}  // namespace smtp
