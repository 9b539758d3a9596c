#include "sql/commands/save_user.hpp"

#include "sql/commands/one_line.hpp"
#include "sql/connection/query.hpp"

namespace sql {
namespace {

using reserve::Address;
using reserve::ProfileId;

std::vector<Address> addresses_in(const NewUser& user) {
    if (user.addresses.empty()) throw Refusal{"a user needs a mail address"};
    std::vector<Address> addresses;
    for (const std::string& text : user.addresses) {
        const auto address = Address::parse(text);
        if (!address) throw Refusal{"\"" + text + "\" is not a mail address"};
        addresses.push_back(*address);
    }
    return addresses;
}

constexpr auto select_by_id = "SELECT profile_id FROM profile WHERE profile_id = :id";
constexpr auto select_by_address = R"(
    SELECT profile_id FROM profile_address JOIN profile USING (profile_id)
    WHERE address_key = :key AND retired = 0 ORDER BY profile_id LIMIT 1)";

std::optional<ProfileId> with_id(Connection& connection, ProfileId id) {
    ProfileId found{};
    Query query(connection, select_by_id, soci::use(id), soci::into(found));
    return query.next() ? std::optional(found) : std::nullopt;
}

std::optional<ProfileId> with_address(Connection& connection, const Address& address) {
    ProfileId found{};
    Query query(connection, select_by_address, soci::use(address.key()), soci::into(found));
    return query.next() ? std::optional(found) : std::nullopt;
}

constexpr auto insert_profile = R"(
    INSERT INTO profile (profile_id, first_name, last_name, created_at) VALUES (:id, :first, :last, :now)
    RETURNING profile_id)";

ProfileId insert(Connection& connection, const NewUser& user, reserve::Instant now) {
    ProfileId id{};
    Query query(connection, insert_profile, soci::use(user.id), soci::use(user.first_name),
                soci::use(user.last_name), soci::use(now), soci::into(id));
    while (query.next()) continue;
    return id;
}

// A name that is left empty stays as it is.
constexpr auto update_profile = R"(
    UPDATE profile SET first_name = coalesce(nullif(:first, ''), first_name),
           last_name = coalesce(nullif(:last, ''), last_name), retired = 0
    WHERE profile_id = :id)";

constexpr auto delete_addresses = "DELETE FROM profile_address WHERE profile_id = :id";
constexpr auto insert_address = R"(
    INSERT INTO profile_address (profile_id, address_key, address) VALUES (:id, :key, :address)
    ON CONFLICT DO NOTHING)";

void set_addresses(Connection& connection, ProfileId id, const std::vector<Address>& addresses) {
    run(connection, delete_addresses, soci::use(id));
    for (const Address& address : addresses) {
        run(connection, insert_address, soci::use(id), soci::use(address.key()), soci::use(address.text()));
    }
}

std::optional<ProfileId> known_user(Connection& connection, const NewUser& user, const Address& first,
                                    KnownUser known) {
    if (user.id) return with_id(connection, *user.id);
    return known == KnownUser::change ? with_address(connection, first) : std::nullopt;
}

}  // namespace

SavedUser save_user(Connection& connection, const NewUser& user, KnownUser known, reserve::Instant now) {
    const auto addresses = addresses_in(user);
    require_one_line(user.first_name, "the first name of a user");
    require_one_line(user.last_name, "the last name of a user");
    if (user.id && *user.id < ProfileId{1}) throw Refusal{"the id of a user is at least 1"};
    const auto found = known_user(connection, user, addresses.front(), known);
    if (found && known == KnownUser::refuse) {
        throw Refusal{"there is a user " + std::to_string(static_cast<long long>(*found)) + " already"};
    }
    const ProfileId id = found ? *found : insert(connection, user, now);
    if (found) {
        run(connection, update_profile, soci::use(user.first_name), soci::use(user.last_name), soci::use(id));
    }
    set_addresses(connection, id, addresses);
    return {id, !found};
}

}  // namespace sql
