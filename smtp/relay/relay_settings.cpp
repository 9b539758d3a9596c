#include "smtp/relay/relay_settings.hpp"

#include "reserve/address.hpp"

namespace smtp {

std::optional<RelayProblem> problem(const RelaySettings& settings) {
    if (settings.url.empty()) return std::nullopt;
    const bool smtps = settings.url.starts_with("smtps://");
    if (!smtps && !settings.url.starts_with("smtp://"))
        return RelayProblem{"url", "must be smtp://host:port or smtps://host:port"};
    if (!reserve::Address::parse(settings.from))
        return RelayProblem{"from", "must be the mail address that mails to delegates come from"};
    if (!settings.user.empty() && !smtps && settings.tls != RelaySettings::Tls::required)
        return RelayProblem{
            "user", "needs tls = \"required\" or an smtps:// url: no password goes over an open wire"};
    if (!settings.user.empty() && settings.password_file.empty())
        return RelayProblem{"user", "needs password_file"};
    return std::nullopt;
}

}  // namespace smtp
