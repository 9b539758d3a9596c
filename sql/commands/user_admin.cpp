#include "sql/commands/user_admin.hpp"

#include <set>

#include "sql/commands/save_user.hpp"
#include "sql/connection/query.hpp"
#include "sql/connection/readers.hpp"
#include "sql/connection/writer.hpp"
#include "sql/profiles.hpp"

namespace sql {

using reserve::Instant;
using reserve::ProfileId;

std::variant<ProfileId, Refusal> UserAdmin::add(const NewUser& user, Instant now) {
    ProfileId id{};
    try {
        writer_.run(Writer::Lane::desk, [&](Connection& connection) {
            id = save_user(connection, user, KnownUser::refuse, now).id;
        });
    } catch (const Refusal& refusal) {
        return refusal;
    }
    return id;
}

std::variant<Imported, RefusedRow> UserAdmin::import(std::span<const NewUser> rows, Instant now) {
    Imported imported;
    std::size_t row = 0;
    try {
        writer_.run(Writer::Lane::desk, [&](Connection& connection) {
            std::set<ProfileId> written;
            for (; row < rows.size(); ++row) {
                const SavedUser saved = save_user(connection, rows[row], KnownUser::change, now);
                if (!written.insert(saved.id).second) throw Refusal{"a row above is about the same user"};
                ++(saved.added ? imported.added : imported.changed);
            }
        });
    } catch (const Refusal& refusal) {
        return RefusedRow{row, refusal.words};
    }
    return imported;
}

namespace {

constexpr auto mark_retired = "UPDATE profile SET retired = 1 WHERE profile_id = :id AND retired = 0";

constexpr auto select_users = R"(
    SELECT profile_id, first_name, last_name, external, retired FROM profile
    WHERE retired <= :with_retired ORDER BY profile_id)";

constexpr auto select_found = R"(
    SELECT profile_id, first_name, last_name, external, retired FROM profile
    WHERE CAST(profile_id AS TEXT) = :who
       OR profile_id IN (SELECT profile_id FROM profile_address WHERE address_key = :key)
    ORDER BY profile_id)";

template <typename... Parameters>
std::vector<ListedUser> select(Connection& connection, std::string_view text, Parameters... parameters) {
    std::vector<ListedUser> users;
    ListedUser user;
    int external = 0;
    int retired = 0;
    Query query(connection, text, parameters..., soci::into(user.id), soci::into(user.first_name),
                soci::into(user.last_name), soci::into(external), soci::into(retired));
    while (query.next()) {
        user.external = external == 1;
        user.retired = retired == 1;
        user.addresses = addresses_of(connection, user.id);
        users.push_back(user);
    }
    return users;
}

}  // namespace

bool UserAdmin::retire(ProfileId user) {
    bool retired = false;
    writer_.run(Writer::Lane::desk, [&](Connection& connection) {
        retired = run(connection, mark_retired, soci::use(user)) == 1;
    });
    return retired;
}

std::vector<ListedUser> UserAdmin::list(bool with_retired) {
    const int most = with_retired ? 1 : 0;
    return readers_.read(
        [&](Connection& connection) { return select(connection, select_users, soci::use(most)); });
}

std::vector<ListedUser> UserAdmin::find(const std::string& who) {
    const auto address = reserve::Address::parse(who);
    const std::string key = address ? address->key() : "";
    return readers_.read([&](Connection& connection) {
        return select(connection, select_found, soci::use(who), soci::use(key));
    });
}

std::vector<ListedReservation> UserAdmin::reservations(ProfileId user, Instant now) {
    return readers_.read([&](Connection& connection) { return reservations_of(connection, user, now); });
}

}  // namespace sql
