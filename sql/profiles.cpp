#include "sql/profiles.hpp"

#include "sql/connection/query.hpp"
#include "sql/connection/statement.hpp"
#include "sql/rooms.hpp"

namespace sql {
namespace {

constexpr auto select_profiles = R"(
    SELECT profile_id, retired, address <> :address FROM profile_address JOIN profile USING (profile_id)
    WHERE address_key = :key ORDER BY profile_id)";

constexpr auto select_addresses =
    "SELECT address FROM profile_address WHERE profile_id = :profile ORDER BY address_key";

}  // namespace

std::vector<reserve::Profile> find_profiles(Connection& connection, const reserve::Address& address) {
    std::vector<reserve::Profile> profiles;
    Statement row(connection, select_profiles, address.text(), address.key());
    while (row.next())
        profiles.push_back({reserve::ProfileId{row.number(0)}, row.number(1) == 1, row.number(2) == 1});
    return profiles;
}

std::vector<reserve::Address> addresses_of(Connection& connection, reserve::ProfileId profile) {
    std::vector<reserve::Address> addresses;
    std::string text;
    Query query(connection, select_addresses, soci::use(profile), soci::into(text));
    while (query.next()) addresses.push_back(stored_address(text));
    return addresses;
}

}  // namespace sql
