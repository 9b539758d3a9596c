#pragma once
#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "reserve/instant.hpp"

namespace reserve {

// Why something is not booked, by the name that its sentence has in the templates (reason.txt), with the
// values in it: an Instant is said as a day, and a truth is a section. What has no sentence there comes with
// its own words.
class Reason {
  public:
    using DaysOfWeek = std::array<bool, 7>;  // Sunday first
    struct Value : std::variant<std::string, long long, bool, std::chrono::minutes, Instant, DaysOfWeek> {
        using variant::variant;
        Value(int number) : variant(static_cast<long long>(number)) {}
        Value(long number) : variant(static_cast<long long>(number)) {}
    };
    using Values = std::vector<std::pair<std::string_view, Value>>;

    Reason() = default;
    Reason(std::string_view name, Values values) : name_(name), values_(std::move(values)) {}

    static Reason in_words(std::string words) {
        if (words.empty()) return {};
        return {"words", {{"words", std::move(words)}}};
    }

    bool empty() const { return name_.empty(); }
    std::string_view name() const { return name_; }
    const Values& values() const { return values_; }

  private:
    std::string_view name_;  // a literal
    Values values_;
};

}  // namespace reserve
