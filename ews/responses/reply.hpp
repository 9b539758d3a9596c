#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "ews/errors/trouble.hpp"
#include "ews/http/transport.hpp"
#include "ews/soap/element.hpp"

namespace ews {

// What came back for a call that the server understood: one ResponseMessage for each item or folder asked
// for.
struct Reply {
    std::vector<Element> messages;
    std::string server_version;  // as 15.1.2507.6; empty: not told
};

// Looks in all four places where Exchange puts errors, but for those of single messages (trouble_of). What
// answers another operation than the one asked for is no reply; empty: any will do.
std::variant<Reply, Trouble> read_reply(const HttpReply& http, std::string_view operation = {});

// The trouble of one ResponseMessage; class success says nothing else.
std::optional<Trouble> trouble_of(const Element& message);

}  // namespace ews
