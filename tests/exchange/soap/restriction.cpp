#include "tests/exchange/soap/restriction.hpp"

#include <algorithm>

#include "tests/exchange/mail/encoding.hpp"
#include "tests/exchange/mail/instant.hpp"

namespace exchange {
namespace {

std::optional<std::string> value_at(const View& view, const Element& path) {
    if (path.name == "t:FieldURI") return simple_value(view, path.attribute_or("FieldURI", ""));
    return extended_value(view, path_key(path));
}

std::string constant_of(const Element& expression) {
    const Element* constant = expression.child("t:Constant");
    if (!constant) constant = expression.path({"t:FieldURIOrConstant", "t:Constant"});
    return constant ? constant->attribute_or("Value", "") : std::string();
}

bool is_binary(const Element& path) { return path.attribute_or("PropertyType", "").starts_with("Binary"); }

int compare(const std::string& value, const std::string& constant, const Element& path) {
    if (is_binary(path)) {
        const auto a = from_base64(value);
        const auto b = from_base64(constant);
        return !a || !b ? 1 : a->compare(*b);
    }
    const auto instant = from_xml_time(value);
    const auto limit = from_xml_time(constant);
    if (instant && limit) return *instant < *limit ? -1 : *instant > *limit;
    return lower(value).compare(lower(constant));
}

bool contains(const View& view, const Element& expression) {
    const auto value = value_at(view, expression.children[0]);
    if (!value) return false;
    const bool exact = expression.attribute_or("ContainmentComparison", "Exact") == "Exact";
    const std::string text = exact ? *value : lower(*value);
    const std::string part = exact ? constant_of(expression) : lower(constant_of(expression));
    const std::string mode = expression.attribute_or("ContainmentMode", "FullString");
    if (mode == "FullString") return text == part;
    if (mode == "Prefixed") return text.starts_with(part);
    return text.find(part) != std::string::npos;
}

bool compares(const View& view, const Element& expression) {
    const auto value = value_at(view, expression.children[0]);
    if (!value) return false;
    const int order = compare(*value, constant_of(expression), expression.children[0]);
    if (expression.name == "t:IsEqualTo") return order == 0;
    if (expression.name == "t:IsNotEqualTo") return order != 0;
    if (expression.name == "t:IsGreaterThan") return order > 0;
    if (expression.name == "t:IsGreaterThanOrEqualTo") return order >= 0;
    if (expression.name == "t:IsLessThan") return order < 0;
    return order <= 0;
}

bool holds(const View& view, const Element& expression) {
    const auto inner = [&](const Element& child) { return holds(view, child); };
    const auto& children = expression.children;
    if (expression.name == "t:And") return std::all_of(children.begin(), children.end(), inner);
    if (expression.name == "t:Or") return std::any_of(children.begin(), children.end(), inner);
    if (expression.name == "t:Not") return !holds(view, children[0]);
    if (expression.name == "t:Exists") return value_at(view, children[0]).has_value();
    if (expression.name == "t:Contains") return contains(view, expression);
    return compares(view, expression);
}

using Candidates = std::optional<std::vector<Number>>;

Candidates candidates_of(const Element& expression, const Store& store, const FolderRef& folder) {
    if (expression.name == "t:And") {
        for (const Element& child : expression.children) {
            if (auto some = candidates_of(child, store, folder)) return some;
        }
        return std::nullopt;
    }
    if (expression.name == "t:Or") {
        std::vector<Number> all;
        for (const Element& child : expression.children) {
            const auto some = candidates_of(child, store, folder);
            if (!some) return std::nullopt;
            all.insert(all.end(), some->begin(), some->end());
        }
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }
    if (expression.name != "t:IsEqualTo") return std::nullopt;
    const Element& path = expression.children[0];
    if (path.attribute_or("FieldURI", "") == "message:InternetMessageId")
        return store.by_message_id(folder.mailbox, folder.folder, constant_of(expression));
    if (path.name == "t:ExtendedFieldURI" && path_key(path) == "Meeting/35/Binary")
        return store.by_clean_id(folder.mailbox, folder.folder,
                                 from_base64(constant_of(expression)).value_or(""));
    return std::nullopt;
}

// Computed properties cannot be searched for: ErrorUnsupportedPathForQuery in EWS' ResponseCodeType. Which
// ones these are is taken from what clients report [guess].
std::string refusal_of(const Element& expression) {
    static const std::set<std::string, std::less<>> unsearchable{"calendar:UID",
                                                                 "item:MimeContent",
                                                                 "item:InternetMessageHeaders",
                                                                 "calendar:Organizer",
                                                                 "meeting:AssociatedCalendarItemId",
                                                                 "calendar:RequiredAttendees",
                                                                 "item:ResponseObjects"};
    const std::string uri = expression.attribute_or("FieldURI", "");
    if (expression.name == "t:FieldURI" && unsearchable.contains(uri)) return "ErrorUnsupportedPathForQuery";
    for (const Element& child : expression.children) {
        if (std::string refused = refusal_of(child); !refused.empty()) return refused;
    }
    return {};
}

bool extended_in(const Element& expression) {
    return expression.name == "t:ExtendedFieldURI" ||
           std::any_of(expression.children.begin(), expression.children.end(), extended_in);
}

}  // namespace

std::string Restriction::refusal() const { return refusal_of(expression_); }
bool Restriction::uses_extended_field() const { return extended_in(expression_); }
bool Restriction::matches(const View& view) const { return holds(view, expression_); }

std::optional<std::vector<Number>> Restriction::candidates(const Store& store,
                                                           const FolderRef& folder) const {
    return candidates_of(expression_, store, folder);
}

}  // namespace exchange
