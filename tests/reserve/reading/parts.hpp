#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

#include "tests/reserve/reading/mails.hpp"

namespace reserve::test {

inline std::string part(std::string_view type, std::string_view body) {
    return "--b\nContent-Type: " + std::string(type) + "\n\n" + std::string(body);
}

inline Reading read_parts(std::initializer_list<std::string> parts, std::string_view type = "multipart/mixed",
                          bool null_sender = false) {
    std::string mail = std::string(envelope) + "Content-Type: " + std::string(type) + "; boundary=b\n\n";
    for (const std::string& p : parts) mail += p;
    return read(crlf(mail + "--b--\n"), null_sender);
}

inline std::string request_for(std::string_view uid, std::string_view method = "REQUEST") {
    return calendar_of(event_of(tuesday_nine, "DTSTAMP:20261122T061500Z\nUID:" + std::string(uid) + "\n"),
                       method);
}

}  // namespace reserve::test
