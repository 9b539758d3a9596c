#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <variant>

#include "reserve/address.hpp"

namespace reserve {

enum class ProfileId : std::int64_t {};  // the control number; the lowest wins

struct Profile {
    ProfileId id{};
    bool retired = false;
    bool spelled_otherwise = false;  // the address it was found by is stored in another case
    friend bool operator==(const Profile&, const Profile&) = default;
};

struct RequesterRules {
    bool create_external_contact = false;
    std::optional<Profile> default_user;                  // as found in the directory, if there
    std::set<std::string, std::less<>> accepted_domains;  // lower case
};

struct CreateContact {  // the address becomes a new profile
    friend bool operator==(CreateContact, CreateContact) = default;
};

enum class Refusal { unknown_requester, unknown_domain };

using RequesterMatch = std::variant<ProfileId, CreateContact, Refusal>;

// The profile that counts among those that hold one address.
std::optional<Profile> lowest_active(std::span<const Profile> profiles);

// Finds the profile in whose name a room is asked for (SPEC section 3). `profiles` are all that the
// directory holds under the requester's address, retired ones included, in any order.
RequesterMatch match_requester(const Address& requester, std::span<const Profile> profiles,
                               const RequesterRules& rules);

}  // namespace reserve
