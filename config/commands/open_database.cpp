#include "config/commands/open_database.hpp"

#include "config/settings/load.hpp"

namespace config {

sql::Database open_database(const Invocation& invocation) {
    return sql::Database(settings_or_throw(invocation.config_file).database);
}

}  // namespace config
