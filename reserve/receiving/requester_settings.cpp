#include "reserve/receiving/requester_settings.hpp"

namespace reserve {

std::set<std::string, std::less<>> accepted_domains_of(const RequesterSettings& settings) {
    if (!settings.accepted_domains.empty() || !settings.default_user) return settings.accepted_domains;
    return {std::string(settings.default_user->domain())};
}

RequesterRules rules_of(const RequesterSettings& settings, std::span<const Profile> default_user_profiles) {
    return {.create_external_contact = settings.create_external_contact,
            .default_user = lowest_active(default_user_profiles),
            .accepted_domains = accepted_domains_of(settings)};
}

}  // namespace reserve
