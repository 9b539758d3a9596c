#pragma once
#include <soci/soci.h>

#include <chrono>
#include <optional>
#include <type_traits>

#include "reserve/instant.hpp"

// How the types of reserve/ go in and out of columns.
namespace soci {

template <>
struct type_conversion<reserve::Instant> {
    using base_type = long long;

    static void from_base(const base_type& in, indicator, reserve::Instant& out) {
        out = reserve::Instant(std::chrono::seconds(in));
    }
    static void to_base(const reserve::Instant& in, base_type& out, indicator& indicator) {
        out = in.time_since_epoch().count();
        indicator = i_ok;
    }
};

template <typename Id>
struct type_conversion<Id, std::enable_if_t<std::is_enum_v<Id>>> {
    using base_type = long long;

    static void from_base(const base_type& in, indicator, Id& out) { out = static_cast<Id>(in); }
    static void to_base(const Id& in, base_type& out, indicator& indicator) {
        out = static_cast<long long>(in);
        indicator = i_ok;
    }
};

template <typename Value>
struct type_conversion<std::optional<Value>> {
    using base_type = typename type_conversion<Value>::base_type;

    static void from_base(const base_type& in, indicator indicator, std::optional<Value>& out) {
        if (indicator == i_null) return out.reset();
        type_conversion<Value>::from_base(in, indicator, out.emplace());
    }
    static void to_base(const std::optional<Value>& in, base_type& out, indicator& indicator) {
        if (!in) {
            indicator = i_null;
            return;
        }
        type_conversion<Value>::to_base(*in, out, indicator);
    }
};

}  // namespace soci
