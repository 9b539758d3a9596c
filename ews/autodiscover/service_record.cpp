#include "ews/autodiscover/service_record.hpp"

#include <arpa/nameser.h>
#include <resolv.h>

#include <array>
#include <tuple>

namespace ews {

std::optional<std::string> find_service_record(const std::string& name) {
    std::array<unsigned char, 8192> answer{};
    const int size =
        res_query(name.c_str(), ns_c_in, ns_t_srv, answer.data(), static_cast<int>(answer.size()));
    ns_msg message;
    const bool whole = size > 0 && size <= static_cast<int>(answer.size());
    if (!whole || ns_initparse(answer.data(), size, &message) != 0) return std::nullopt;
    std::optional<std::tuple<unsigned, int, std::string>> best;  // priority, weight (negative), host and port
    for (int i = 0; i < ns_msg_count(message, ns_s_an); ++i) {
        ns_rr record;
        constexpr int fixed_octets = 6;
        if (ns_parserr(&message, ns_s_an, i, &record) != 0 || ns_rr_type(record) != ns_t_srv ||
            ns_rr_rdlen(record) <= fixed_octets)
            continue;
        const unsigned char* const octets = ns_rr_rdata(record);
        std::array<char, NS_MAXDNAME> host{};
        if (ns_name_uncompress(ns_msg_base(message), ns_msg_end(message), octets + fixed_octets, host.data(),
                               host.size()) < 0)
            continue;
        if (std::string(host.data()).empty() || std::string(host.data()) == ".") continue;  // no such service
        const std::tuple candidate{ns_get16(octets), -static_cast<int>(ns_get16(octets + 2)),
                                   host.data() + (":" + std::to_string(ns_get16(octets + 4)))};
        if (!best || candidate < *best) best = candidate;
    }
    return best ? std::optional(std::get<2>(*best)) : std::nullopt;
}

}  // namespace ews
