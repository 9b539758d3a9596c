#include "reserve/requester.hpp"

namespace reserve {

std::optional<Profile> lowest_active(std::span<const Profile> profiles) {
    std::optional<Profile> lowest;
    for (const Profile& profile : profiles) {
        if (profile.retired) continue;
        if (!lowest || profile.id < lowest->id) lowest = profile;
    }
    return lowest;
}

RequesterMatch match_requester(const Address& requester, std::span<const Profile> profiles,
                               const RequesterRules& rules) {
    if (const auto own = lowest_active(profiles)) return own->id;
    if (rules.create_external_contact) return CreateContact{};
    if (!rules.default_user || rules.default_user->retired) return Refusal::unknown_requester;
    if (!rules.accepted_domains.contains(requester.domain())) return Refusal::unknown_domain;
    return rules.default_user->id;
}

}  // namespace reserve
