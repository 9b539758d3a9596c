#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <system_error>

#include "config/settings/machine/check_machine.hpp"
#include "smtp/network/listen_address.hpp"

namespace config {

namespace {

struct FreeAddresses {
    void operator()(addrinfo* list) const { freeaddrinfo(list); }
};

// The error of binding; 0 where that works, or where somebody listens: that may be the service itself.
// Nothing listens here, so that the port stays free for who does (SO_REUSEADDR, socket(7)).
int error_of_binding(const smtp::ListenAddress& at) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
    addrinfo* found = nullptr;
    if (getaddrinfo(at.address.c_str(), std::to_string(at.port).c_str(), &hints, &found) != 0) return EINVAL;
    const std::unique_ptr<addrinfo, FreeAddresses> list(found);
    const int file = ::socket(list->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (file < 0) return errno;
    constexpr int on = 1;
    ::setsockopt(file, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (list->ai_family == AF_INET6) ::setsockopt(file, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
    const int error = ::bind(file, list->ai_addr, list->ai_addrlen) == 0 ? 0 : errno;
    ::close(file);
    return error == EADDRINUSE ? 0 : error;
}

bool machine_lacks(int error) { return error == EADDRNOTAVAIL || error == EAFNOSUPPORT; }

Complaint complaint_about(const std::string& entry, int error) {
    if (machine_lacks(error))
        return {"listen names " + quoted(entry) + ", an address that this machine does not have.",
                "`ip address` shows those that it has; \"*\" instead of the address is all of them."};
    if (error == EACCES)
        return {"listen names " + quoted(entry) + ", a port that this user may not take.",
                "Take one above 1023, or give the service CAP_NET_BIND_SERVICE."};
    return {"listen names " + quoted(entry) +
            ", which cannot be used: " + std::generic_category().message(error) + "."};
}

}  // namespace

void check_addresses(const smtp::Settings& settings, KeyMistakes& mistakes) {
    if (!mistakes.is_right({"smtp", 0, "listen"})) return;
    for (std::size_t i = 0; i < settings.listen.size(); ++i) {
        for (const smtp::ListenAddress& at : smtp::parse_listen(settings.listen[i])) {
            const int error = error_of_binding(at);
            if (error == 0 || (at.if_possible && machine_lacks(error))) continue;
            const Complaint complaint = complaint_about(settings.listen[i], error);
            mistakes.add({"smtp", 0, "listen", i}, complaint.words, {}, complaint.suggestion);
            break;
        }
    }
}

}  // namespace config
