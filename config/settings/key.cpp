#include "config/settings/key.hpp"

#include <algorithm>

#include "config/settings/duration_text.hpp"
#include "config/settings/nearest.hpp"

namespace config {

namespace {

using Wrong = std::optional<Complaint>;

Complaints all_of(const Wrong& wrong) { return wrong ? Complaints{*wrong} : Complaints{}; }

std::string what_stands_there(const Value& value) {
    if (std::holds_alternative<bool>(value)) return "true or false";
    if (std::holds_alternative<std::int64_t>(value)) return "a whole number";
    if (std::holds_alternative<double>(value)) return "a number with a fraction";
    if (std::holds_alternative<std::string>(value)) return "text";
    if (const auto* other = std::get_if<OtherValue>(&value)) return other->kind;
    return "a list of text";
}

Complaint takes_not(const std::string& what, const Value& value, std::string suggestion = {}) {
    return {"takes " + what + ", not " + what_stands_there(value) + ".", std::move(suggestion)};
}

// A number or a truth between quotes is what people write most often.
std::string without_quotes(const Value& value, const std::string& letters) {
    const auto* text = std::get_if<std::string>(&value);
    if (!text || text->empty() || text->find_first_not_of(letters) != text->npos) return {};
    return "Write it without quotes: " + *text;
}

std::string truth_meant(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    const bool is_truth = text && (*text == "true" || *text == "false");
    return is_truth ? "Write it without quotes: " + *text : std::string();
}

std::string as_list(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text ? "Write [" + quoted(*text) + "]." : std::string();
}

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : between) + part;
    return text;
}

std::vector<std::string> each_quoted(const std::vector<std::string>& texts) {
    std::vector<std::string> parts;
    for (const std::string& text : texts) parts.push_back(quoted(text));
    return parts;
}

Wrong put_text(const Value& value, const TextCheck& take) {
    const auto* text = std::get_if<std::string>(&value);
    return text ? take(*text) : takes_not("text in quotes", value);
}

Complaints put_list(const Value& value, const TextCheck& check,
                    const std::function<void(const std::vector<std::string>&)>& set) {
    const auto* texts = std::get_if<std::vector<std::string>>(&value);
    if (!texts) return {takes_not("a list of text, as in [\"one\", \"two\"]", value, as_list(value))};
    Complaints found;
    for (std::size_t i = 0; i < texts->size(); ++i) {
        const Wrong wrong = check((*texts)[i]);
        if (!wrong) continue;
        found.push_back(*wrong);
        found.back().element = i;
    }
    if (found.empty()) set(*texts);
    return found;
}

Wrong put_number(const Value& value, Bounds bounds, const std::function<void(std::int64_t)>& set) {
    const std::string range =
        "a whole number from " + std::to_string(bounds.least) + " to " + std::to_string(bounds.most);
    const auto* number = std::get_if<std::int64_t>(&value);
    if (!number) return takes_not(range, value, without_quotes(value, "0123456789"));
    if (*number < bounds.least || *number > bounds.most) {
        return Complaint("takes " + range + ", not " + std::to_string(*number) + ".");
    }
    set(*number);
    return std::nullopt;
}

Wrong put_word(const Value& value, const std::vector<std::string>& words,
               const std::function<void(std::size_t)>& set) {
    const std::string allowed = "one of " + joined(each_quoted(words), ", ");
    const auto* text = std::get_if<std::string>(&value);
    if (!text) return takes_not(allowed, value);
    const auto found = std::ranges::find(words, *text);
    if (found == words.end()) {
        const auto near = nearest(*text, words);
        return Complaint("takes " + allowed + ", not " + quoted(*text) + ".",
                         near ? "Did you mean " + quoted(*near) + "?" : "");
    }
    set(static_cast<std::size_t>(found - words.begin()));
    return std::nullopt;
}

Wrong put_time(const Value& value, TimeBounds bounds,
               const std::function<void(std::chrono::milliseconds)>& set) {
    const std::string range =
        "a time from " + quoted(duration_text(bounds.least)) + " to " + quoted(duration_text(bounds.most));
    const auto* text = std::get_if<std::string>(&value);
    if (!text) return takes_not(range + ", with its unit (ms, s, min, h, days)", value);
    const auto duration = parse_duration(*text);
    if (!duration || *duration < bounds.least || *duration > bounds.most) {
        return "takes " + range + ", with its unit (ms, s, min, h, days), not " + quoted(*text) + ".";
    }
    set(*duration);
    return std::nullopt;
}

}  // namespace

Key Key::at_reload() && {
    applies = Applies::at_reload;
    return std::move(*this);
}

Key Key::needed() && {
    required = true;
    return std::move(*this);
}

std::string to_text(const Complaint& complaint) {
    return complaint.words + (complaint.suggestion.empty() ? "" : " ") + complaint.suggestion;
}

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c == '\n' ? std::string("\\n") : std::string(1, c);
    }
    return out + "\"";
}

Key truth(std::string name, bool& field) {
    const auto put = [&field](const Value& value) -> Complaints {
        const auto* truth_value = std::get_if<bool>(&value);
        if (!truth_value) return {takes_not("true or false", value, truth_meant(value))};
        field = *truth_value;
        return {};
    };
    return {std::move(name), put, [&field] { return std::string(field ? "true" : "false"); }};
}

Key text(std::string name, std::string& field) {
    return text(std::move(name), field, [](const std::string&) { return Wrong{}; });
}

Key text(std::string name, std::string& field, TextCheck check) {
    const auto take = [&field, check](const std::string& value) -> Wrong {
        if (const Wrong wrong = check(value)) return wrong;
        field = value;
        return std::nullopt;
    };
    return text(std::move(name), take, [&field] { return field; });
}

Key text(std::string name, TextCheck take, std::function<std::string()> get) {
    return {std::move(name), [take](const Value& value) { return all_of(put_text(value, take)); },
            [get] { return quoted(get()); }};
}

Key list(std::string name, TextCheck check, std::function<void(const std::vector<std::string>&)> set,
         std::function<std::vector<std::string>()> get) {
    return {std::move(name), [check, set](const Value& value) { return put_list(value, check, set); },
            [get] { return "[" + joined(each_quoted(get()), ", ") + "]"; }};
}

Key list(std::string name, std::vector<std::string>& field, TextCheck check) {
    return list(
        std::move(name), std::move(check), [&field](const std::vector<std::string>& value) { field = value; },
        [&field] { return field; });
}

Key whole_number(std::string name, Bounds bounds, std::function<void(std::int64_t)> set,
                 std::function<std::int64_t()> get) {
    return {std::move(name),
            [bounds, set](const Value& value) { return all_of(put_number(value, bounds, set)); },
            [get] { return std::to_string(get()); }};
}

Key time_span(std::string name, TimeBounds bounds, std::function<void(std::chrono::milliseconds)> set,
              std::function<std::chrono::milliseconds()> get) {
    return {std::move(name),
            [bounds, set](const Value& value) { return all_of(put_time(value, bounds, set)); },
            [get] { return quoted(duration_text(get())); }};
}

Key word(std::string name, std::vector<std::string> words, std::function<void(std::size_t)> set,
         std::function<std::size_t()> get) {
    return {std::move(name), [words, set](const Value& value) { return all_of(put_word(value, words, set)); },
            [words, get] { return quoted(words.at(get())); }};
}

}  // namespace config
