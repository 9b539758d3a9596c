#include "ews/responses/user_id.hpp"

namespace ews {

std::string user_of(const Element& element) {
    const Element* const id = element.child(ns::types, "UserId");
    if (!id) return {};
    for (const std::string_view name : {"DistinguishedUser", "PrimarySmtpAddress", "DisplayName", "SID"})
        if (auto text = std::string(id->text_of(ns::types, name)); !text.empty()) return text;
    return {};
}

}  // namespace ews
