#pragma once
#include <optional>
#include <set>
#include <span>
#include <string>

#include "reserve/address.hpp"
#include "reserve/requester.hpp"

namespace reserve {

// The settings requester.* of SPEC section 3.
struct RequesterSettings {
    enum class Unknown { refuse, decline, book };

    std::optional<Address> default_user;
    std::set<std::string, std::less<>> accepted_domains;  // lower case; empty: the default user's domain
    bool create_external_contact = false;
    Unknown unknown = Unknown::refuse;
};

// In lower case.
std::set<std::string, std::less<>> accepted_domains_of(const RequesterSettings& settings);

// The settings as rules for match_requester. `default_user_profiles` are all that the directory holds under
// settings.default_user; its profile is found by the same rules as any other.
RequesterRules rules_of(const RequesterSettings& settings, std::span<const Profile> default_user_profiles);

}  // namespace reserve
