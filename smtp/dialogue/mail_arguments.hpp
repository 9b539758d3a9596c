#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smtp {

// What stands behind MAIL and RCPT (RFC 5321 4.1.1.2, 4.1.1.3): FROM:<path> KEY=VALUE ...
struct MailArguments {
    struct Parameter {
        std::string_view key;
        std::string_view value;  // empty when there is none
        std::string_view text;   // as written
    };
    std::string_view path;  // without <> and source route; empty is the null path
    bool is_null = false;   // <>
    std::vector<Parameter> parameters;
};

// Nothing when it does not begin with `keyword` ("FROM:"), case-blind, and a path. As in Postfix, a blank may
// follow the colon and <> may be missing: people type it so.
std::optional<MailArguments> parse_mail_arguments(std::string_view keyword, std::string_view arguments);

}  // namespace smtp
