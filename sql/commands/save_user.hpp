#pragma once
#include "sql/commands/user_admin.hpp"

namespace sql {

class Connection;

enum class KnownUser { refuse, change };

struct SavedUser {
    reserve::ProfileId id;
    bool added;
};

// Writes one user inside the caller's transaction. Throws a Refusal.
SavedUser save_user(Connection& connection, const NewUser& user, KnownUser known, reserve::Instant now);

}  // namespace sql
