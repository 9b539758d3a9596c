#include "ews/responses/delegates.hpp"

#include "ews/responses/user_id.hpp"

namespace ews {

Delegates read_delegates(const Element& response) {
    Delegates delegates{{}, std::string(response.text_of(ns::messages, "DeliverMeetingRequests"))};
    const Element* const messages = response.child(ns::messages, "ResponseMessages");
    if (!messages) return delegates;
    for (const Element& message : messages->children) {
        const Element* const delegate = message.child(ns::messages, "DelegateUser");
        auto user = delegate ? user_of(*delegate) : std::string();
        if (!user.empty()) delegates.users.push_back(std::move(user));
    }
    return delegates;
}

}  // namespace ews
