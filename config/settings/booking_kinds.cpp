#include <algorithm>
#include <charconv>
#include <cstdio>

#include "config/settings/kinds.hpp"
#include "config/settings/nearest.hpp"
#include "reserve/folded.hpp"

namespace config {

namespace {

using Wrong = std::optional<Complaint>;

Wrong not_people(const std::string& text) {
    const bool domain = text.starts_with('@') && !not_a_domain(text.substr(1));
    // "*" is a legal local part (RFC 5321 4.1.2), but nobody's: other programs write a whole domain so.
    if (domain || (reserve::Address::parse(text) && !text.starts_with("*@"))) return std::nullopt;
    return "takes mail addresses such as \"ada@example.com\", or \"@example.com\" for a whole domain, and " +
           quoted(text) + " is neither.";
}

std::string key_of(const std::string& text) {
    if (text.starts_with('@')) return '@' + reserve::folded_domain(text.substr(1));
    return reserve::Address::parse(text)->key();
}

// "hh:mm" up to 24:00.
std::optional<std::chrono::minutes> parse_time_of_day(const std::string& text) {
    int hours = 0, minutes = 0;
    const bool shaped = text.size() == 5 && text[2] == ':' &&
                        std::from_chars(text.data(), text.data() + 2, hours).ptr == text.data() + 2 &&
                        std::from_chars(text.data() + 3, text.data() + 5, minutes).ptr == text.data() + 5;
    if (!shaped || hours < 0 || minutes < 0 || minutes > 59 || hours * 60 + minutes > 24 * 60)
        return std::nullopt;
    return std::chrono::minutes(hours * 60 + minutes);
}

std::string time_of_day_text(std::chrono::minutes time) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%02d:%02d", static_cast<int>(time.count() / 60),
                  static_cast<int>(time.count() % 60));
    return text.data();
}

const std::vector<std::string> days = {"sunday",   "monday", "tuesday", "wednesday",
                                       "thursday", "friday", "saturday"};

// The groups that Set-MailboxCalendarConfiguration -WorkDays takes beside single days.
bool names_day(const std::string& written, std::size_t day) {
    const std::string name = reserve::folded(written);
    const bool weekend = day == 0 || day == 6;
    return name == days[day] || name == "alldays" || name == (weekend ? "weekenddays" : "weekdays");
}

Wrong not_a_day(const std::string& text) {
    for (std::size_t day = 0; day < days.size(); ++day)
        if (names_day(text, day)) return std::nullopt;
    const auto near = nearest(text, days);
    return Complaint("takes days such as \"monday\", or \"weekdays\", and " + quoted(text) + " is none.",
                     near ? "Did you mean " + quoted(*near) + "?" : "");
}

}  // namespace

namespace {

Wrong not_an_address(const std::string& text) {
    if (reserve::Address::parse(text)) return std::nullopt;
    return "takes mail addresses such as \"ada@example.com\", and " + quoted(text) + " is none.";
}

}  // namespace

Key people(std::string name, reserve::People& field) {
    const auto set = [&field](const std::vector<std::string>& written) {
        field.clear();
        for (const std::string& one : written) field.insert(key_of(one));
    };
    return list(std::move(name), not_people, set,
                [&field] { return std::vector<std::string>(field.begin(), field.end()); });
}

Key addresses(std::string name, reserve::People& field) {
    const auto set = [&field](const std::vector<std::string>& written) {
        std::set<reserve::Address> addresses;
        for (const std::string& one : written) addresses.insert(*reserve::Address::parse(one));
        field.clear();
        for (const reserve::Address& address : addresses) field.insert(address.text());
    };
    return list(std::move(name), not_an_address, set,
                [&field] { return std::vector<std::string>(field.begin(), field.end()); });
}

Key time_of_day(std::string name, std::chrono::minutes& field) {
    const auto take = [&field](const std::string& written) -> Wrong {
        const auto time = parse_time_of_day(written);
        if (!time)
            return "takes a time of day from \"00:00\" to \"24:00\", and " + quoted(written) + " is none.";
        field = *time;
        return std::nullopt;
    };
    return text(std::move(name), take, [&field] { return time_of_day_text(field); });
}

Key weekdays(std::string name, std::array<bool, 7>& field) {
    const auto set = [&field](const std::vector<std::string>& written) {
        for (std::size_t i = 0; i < days.size(); ++i)
            field[i] = std::ranges::any_of(written, [&](const auto& one) { return names_day(one, i); });
    };
    const auto get = [&field] {
        std::vector<std::string> written;
        for (std::size_t i = 1; i <= days.size(); ++i)  // from Monday on
            if (field[i % 7]) written.push_back(days[i % 7]);
        return written;
    };
    return list(std::move(name), not_a_day, set, get);
}

}  // namespace config
