#include "config/settings/kinds.hpp"
#include "config/settings/sections/sections.hpp"

namespace config {

namespace {

using Unknown = reserve::RequesterSettings::Unknown;

std::vector<Key> requester_keys(reserve::RequesterSettings& requester) {
    return {
        address("default_user", requester.default_user).at_reload(),
        domains("accepted_domains", requester.accepted_domains).at_reload(),
        truth("create_external_contact", requester.create_external_contact).at_reload(),
        choice<Unknown>("unknown", requester.unknown,
                        {{"refuse", Unknown::refuse}, {"decline", Unknown::decline}, {"book", Unknown::book}})
            .at_reload(),
    };
}

}  // namespace

Section requester_section(reserve::RequesterSettings& requester) {
    return {"requester", false, [&requester](std::size_t) { return requester_keys(requester); }};
}

}  // namespace config
