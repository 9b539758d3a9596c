#include "config/output/wall_clock_text.hpp"
#include "config/settings/sections/sections.hpp"

namespace config {

namespace {

using namespace std::chrono_literals;
using Repair = reserve::ResyncSettings::Repair;

constexpr const char* zone_of_days = "Etc/UTC";

Key start_day(reserve::ResyncSettings& resync) {
    const auto take = [&resync](const std::string& written) -> std::optional<std::string> {
        resync.from.reset();
        if (written.empty()) return std::nullopt;
        if (auto wrong = not_a_time(written); !wrong.empty()) return wrong;
        resync.from = parse_time(written, zone_of_days);
        return std::nullopt;
    };
    const auto show = [&resync] {
        if (!resync.from) return std::string();
        const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(*resync.from)};
        char text[32];
        std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()),
                      static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
        return std::string(text);
    };
    return text("from", take, show);
}

std::vector<Key> resync_keys(reserve::ResyncSettings& resync) {
    const auto set_days = [&resync](std::int64_t days) {
        resync.ahead = std::chrono::days(static_cast<int>(days));
    };
    return {
        time("every", resync.every, {0s, 7 * 24h}),
        choice<Repair>("repair", resync.repair,
                       {{"report", Repair::none},
                        {"database", Repair::to_database},
                        {"exchange", Repair::to_exchange},
                        {"both", Repair::both}}),
        start_day(resync),
        whole_number("days_ahead", {1, 3650}, set_days,
                     [&resync] { return static_cast<std::int64_t>(resync.ahead.count()); }),
        number("mass_deletion_percent", resync.mass_deletion_percent, {0, 100}),
    };
}

}  // namespace

Section resync_section(reserve::ResyncSettings& resync) {
    return {"resync", false, [&resync](std::size_t) { return resync_keys(resync); }};
}

}  // namespace config
