#include "ews/choose_server.hpp"

#include <algorithm>

namespace ews {

const Server* choose_server(const reserve::Address& mailbox, std::span<const Server* const> servers) {
    const auto names_room = [&](const Server* server) {
        return std::ranges::count(server->rooms, mailbox.key()) != 0;
    };
    const auto names_domain = [&](const Server* server) {
        return std::ranges::count(server->mail_domains, mailbox.domain()) != 0;
    };
    const auto takes_the_rest = [](const Server* server) {
        return server->mail_domains.empty() && server->rooms.empty();
    };
    const auto room = std::ranges::find_if(servers, names_room);
    if (room != servers.end()) return *room;
    const auto domain = std::ranges::find_if(servers, names_domain);
    if (domain != servers.end()) return *domain;
    const auto rest = std::ranges::find_if(servers, takes_the_rest);
    return rest == servers.end() ? nullptr : *rest;
}

bool only_mails(const Server& server) {
    return server.answer_by == reserve::Channel::imip && server.url.empty() && server.autodiscover.empty();
}

}  // namespace ews
