#include "config/settings/kinds.hpp"
#include "config/settings/sections/sections.hpp"

namespace config {

namespace {

using Kind = reserve::Log::Kind;
using namespace std::chrono_literals;

std::vector<Key> database_keys(sql::Settings& database, const std::filesystem::path& base) {
    return {
        path("file", database.file, base),
        time("busy_timeout", database.busy_timeout, {100ms, 60s}),
        number("batch_jobs", database.batch_jobs, {1, 100'000}),
        number("batch_octets", database.batch_octets, {1, std::int64_t{1} << 30}),
        time("batch_time", database.batch_time, {1ms, 10s}),
    };
}

std::vector<Key> log_keys(LogSettings& log, const std::filesystem::path& base) {
    return {
        choice<Kind>("level", log.level,
                     {{"error", Kind::error},
                      {"warning", Kind::warning},
                      {"action", Kind::action},
                      {"message", Kind::message}})
            .at_reload(),
        path("file", log.file, base).at_reload(),
    };
}

}  // namespace

Section database_section(sql::Settings& database, const std::filesystem::path& base) {
    return {"database", false, [&database, base](std::size_t) { return database_keys(database, base); }};
}

Section log_section(LogSettings& log, const std::filesystem::path& base) {
    return {"log", false, [&log, base](std::size_t) { return log_keys(log, base); }};
}

}  // namespace config
