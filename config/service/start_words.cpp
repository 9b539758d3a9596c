#include "config/service/start_words.hpp"

namespace config {

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

std::string in_words(const ews::Server& server) {
    const std::string where = server.answer_by == reserve::Channel::imip ? "answered by mail (iMIP)"
                              : server.url.empty() ? "by Autodiscover of " + server.autodiscover
                                                   : "at " + server.url;
    return "exchange server " + server.name + ' ' + where + " for " +
           (server.mail_domains.empty() ? "all other domains" : joined(server.mail_domains)) +
           (server.rooms.empty() ? "" : "; for " + joined(server.rooms));
}

}  // namespace config
