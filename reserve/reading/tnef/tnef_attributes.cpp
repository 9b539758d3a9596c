#include "reserve/reading/tnef/tnef_attributes.hpp"

#include <algorithm>
#include <stdexcept>

#include "reserve/reading/tnef/little_endian.hpp"

namespace reserve {

TnefAttributes::TnefAttributes(std::string_view winmail) : left_(winmail) {
    constexpr std::size_t signature_and_key = 4 + 2;
    left_.remove_prefix(std::min(signature_and_key, left_.size()));
}

std::optional<TnefAttribute> TnefAttributes::next() {
    try {
        LittleEndian in(left_);
        in.take(1);  // of the message or of an attachment
        const auto id = in.u32();
        const auto value = in.take(in.u32());
        constexpr std::size_t checksum = 2;
        left_.remove_prefix(left_.size() - in.left() + std::min(checksum, in.left()));
        return TnefAttribute{.id = id, .value = value};
    } catch (const std::out_of_range&) {  // all is read
        return std::nullopt;
    }
}

}  // namespace reserve
