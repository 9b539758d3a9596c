#include "config/settings/check_together.hpp"
#include "smtp/network/listen_address.hpp"

namespace config {

namespace {

using smtp::ListenAddress;

bool is_ipv6(const ListenAddress& at) { return at.address.find(':') != std::string::npos; }

bool is_any(const ListenAddress& at) { return at.address == "0.0.0.0" || at.address == "::"; }

// The system lets only one of the two listen.
bool covers(const ListenAddress& one, const ListenAddress& other) {
    if (one.port == 0 || one.port != other.port || is_ipv6(one) != is_ipv6(other)) return false;
    return one.address == other.address || is_any(one) || is_any(other);
}

bool covers(const std::vector<ListenAddress>& ones, const std::vector<ListenAddress>& others) {
    for (const ListenAddress& one : ones) {
        for (const ListenAddress& other : others)
            if (covers(one, other)) return true;
    }
    return false;
}

}  // namespace

void check_listening(const smtp::Settings& settings, KeyMistakes& mistakes) {
    const KeyName listen{"smtp", 0, "listen"};
    if (!mistakes.is_right(listen)) return;
    for (std::size_t i = 0; i < settings.listen.size(); ++i) {
        for (std::size_t before = 0; before < i; ++before) {
            const std::string& first = settings.listen[before];
            if (!covers(smtp::parse_listen(first), smtp::parse_listen(settings.listen[i]))) continue;
            mistakes.add({"smtp", 0, "listen", i},
                         "listen names " + quoted(settings.listen[i]) +
                             (first == settings.listen[i]
                                  ? " a second time."
                                  : ", which cannot be had beside " + quoted(first) + ": same port."),
                         {}, "Leave one of them out.");
            break;
        }
    }
}

}  // namespace config
