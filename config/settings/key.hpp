#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "config/settings/document.hpp"

namespace config {

// When a changed value counts after SIGHUP.
enum class Applies { at_reload, at_restart };

// What is wrong with a value, or with one element of a list; the words follow the key's name.
struct Complaint {
    std::string words;
    std::string suggestion;
    std::optional<std::size_t> element;

    Complaint(std::string what, std::string meant = {})  // NOLINT(google-explicit-constructor)
        : words(std::move(what)), suggestion(std::move(meant)) {}
};
using Complaints = std::vector<Complaint>;
std::string to_text(const Complaint& complaint);

// One key of the settings file, bound to the field that it fills.
struct Key {
    std::string name;
    std::function<Complaints(const Value&)> put;  // fills the field, or says what is wrong
    std::function<std::string()> show;            // the field as the file would have it
    Applies applies = Applies::at_restart;
    bool required = false;

    Key at_reload() &&;
    Key needed() &&;
};

struct Bounds {
    std::int64_t least = 0;
    std::int64_t most = std::numeric_limits<std::int32_t>::max();
};

// What is wrong with a text, or nothing.
using TextCheck = std::function<std::optional<Complaint>(const std::string&)>;

Key truth(std::string name, bool& field);
Key text(std::string name, std::string& field);
Key text(std::string name, std::string& field, TextCheck check);
// A text that `take` turns into a field's value, or says what is wrong.
Key text(std::string name, TextCheck take, std::function<std::string()> get);
// Each element goes to `check` before all of them go to `set`.
Key list(std::string name, TextCheck check, std::function<void(const std::vector<std::string>&)> set,
         std::function<std::vector<std::string>()> get);
Key list(std::string name, std::vector<std::string>& field, TextCheck check);

// A whole number that is handed on to `set`; `get` says what is set.
Key whole_number(std::string name, Bounds bounds, std::function<void(std::int64_t)> set,
                 std::function<std::int64_t()> get);

// A count, a size or a port: `field` is of an integer type.
template <class Integer>
requires std::is_integral_v<Integer> Key number(std::string name, Integer& field, Bounds bounds = {}) {
    return whole_number(
        std::move(name), bounds, [&field](std::int64_t value) { field = static_cast<Integer>(value); },
        [&field] { return static_cast<std::int64_t>(field); });
}

struct TimeBounds {
    std::chrono::milliseconds least;
    std::chrono::milliseconds most;
};

// A time, which the file gives as text with its unit, "30 s", and which is handed on to `set`.
Key time_span(std::string name, TimeBounds bounds, std::function<void(std::chrono::milliseconds)> set,
              std::function<std::chrono::milliseconds()> get);

// `field` must be able to hold every time within the bounds that is a whole number of its own unit.
template <class Rep, class Period>
Key time(std::string name, std::chrono::duration<Rep, Period>& field, TimeBounds bounds) {
    using Field = std::chrono::duration<Rep, Period>;
    return time_span(
        std::move(name), bounds,
        [&field](std::chrono::milliseconds value) { field = std::chrono::ceil<Field>(value); },
        [&field] { return std::chrono::duration_cast<std::chrono::milliseconds>(field); });
}

// One of several words.
Key word(std::string name, std::vector<std::string> words, std::function<void(std::size_t)> set,
         std::function<std::size_t()> get);

template <class Enum>
Key choice(std::string name, Enum& field, std::vector<std::pair<std::string, Enum>> choices) {
    std::vector<std::string> words;
    for (const auto& [choice_word, value] : choices) words.push_back(choice_word);
    return word(
        std::move(name), std::move(words), [&field, choices](std::size_t at) { field = choices[at].second; },
        [&field, choices] {
            std::size_t at = 0;
            while (at < choices.size() && choices[at].second != field) ++at;
            return at;
        });
}

// Text as TOML writes it, with quotes.
std::string quoted(const std::string& text);

}  // namespace config
