#include "reserve/receiving/requester_settings.hpp"

namespace reserve {

RequesterRules rules_of(const RequesterSettings& settings, std::span<const Profile> default_user_profiles) {
    RequesterRules rules{.create_external_contact = settings.create_external_contact,
                         .default_user = lowest_active(default_user_profiles),
                         .accepted_domains = settings.accepted_domains};
    if (rules.accepted_domains.empty() && settings.default_user)
        rules.accepted_domains.emplace(settings.default_user->domain());
    return rules;
}

}  // namespace reserve
