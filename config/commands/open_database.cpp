#include "config/commands/open_database.hpp"

#include <stdexcept>

#include "config/settings/load.hpp"

namespace config {

sql::Database open_database(const sql::Settings& settings) {
    if (std::filesystem::exists(settings.file)) return sql::Database(settings);
    throw std::runtime_error("there is no database at " + settings.file.string() +
                             " ([database] file). `roomgate serve` makes it, and so do `roomgate rooms add`, "
                             "`users add` and their `import`.");
}

sql::Database open_database(const Invocation& invocation) {
    return open_database(settings_or_throw(invocation.config_file).database);
}

sql::Database make_database(const Invocation& invocation) {
    return sql::Database(settings_or_throw(invocation.config_file).database);
}

}  // namespace config
