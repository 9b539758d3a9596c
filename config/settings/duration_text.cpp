#include "config/settings/duration_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace config {

namespace {

using std::chrono::milliseconds;

struct Unit {
    std::string_view name;
    std::int64_t milliseconds;
};
constexpr std::array<Unit, 5> units = {
    {{"days", 86'400'000}, {"h", 3'600'000}, {"min", 60'000}, {"s", 1000}, {"ms", 1}}};

constexpr std::int64_t largest_number = 1'000'000'000;

}  // namespace

std::optional<milliseconds> parse_duration(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || number < 0 || number > largest_number) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.starts_with(' ')) text.remove_prefix(1);
    const auto unit = std::ranges::find(units, text == "day" ? "days" : text, &Unit::name);
    if (unit == units.end()) return std::nullopt;
    return milliseconds(number * unit->milliseconds);
}

std::string duration_text(milliseconds duration) {
    const std::int64_t count = duration.count();
    for (const Unit& unit : units) {
        if (count != 0 && count % unit.milliseconds == 0) {
            return std::to_string(count / unit.milliseconds) + " " +
                   std::string(count == unit.milliseconds && unit.name == "days" ? "day" : unit.name);
        }
    }
    return "0 s";
}

}  // namespace config
