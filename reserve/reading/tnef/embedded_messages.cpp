#include "reserve/reading/tnef/embedded_messages.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <stdexcept>

#include "reserve/reading/tnef/little_endian.hpp"
#include "reserve/reading/tnef/tnef_attributes.hpp"

namespace reserve {
namespace {

using std::string_view_literals::operator""sv;

std::string_view take_padded(LittleEndian& in, std::uint32_t size) {
    const auto value = in.take(size);
    in.take(std::min<std::size_t>((4 - size % 4) % 4, in.left()));
    return value;
}

// Octets of a value in the container ([MS-OXTNEF] 2.1.3.4.1); nothing where it tells its size itself.
std::optional<std::uint32_t> size_of(std::uint32_t type) {
    switch (type) {
        case 0x02:  // PtypInteger16
        case 0x03:  // PtypInteger32
        case 0x04:  // PtypFloating32
        case 0x0A:  // PtypErrorCode
        case 0x0B:  // PtypBoolean
            return 4;
        case 0x05:  // PtypFloating64
        case 0x06:  // PtypCurrency
        case 0x07:  // PtypFloatingTime
        case 0x14:  // PtypInteger64
        case 0x40:  // PtypTime
            return 8;
        case 0x48:  // PtypGuid
            return 16;
        default:
            return std::nullopt;
    }
}

void skip_name(LittleEndian& in) {
    in.take(16);  // of the set
    const bool is_number = in.u32() == 0;
    const std::uint32_t number_or_size = in.u32();
    if (!is_number) take_padded(in, number_or_size);
}

// The last value of a property.
std::string_view take_value(LittleEndian& in, std::uint32_t type) {
    constexpr std::uint32_t several = 0x1000;
    const auto size = size_of(type & ~several);
    const std::uint32_t count = !size || (type & several) != 0 ? in.u32() : 1;
    if (size) return in.take(std::size_t{count} * *size);
    std::string_view value;
    for (std::uint32_t i = 0; i < count; ++i) value = take_padded(in, in.u32());
    return value;
}

// PidTagAttachDataObject among the properties of an attachment, behind the identifier of its interface; empty
// where there is none, or where it is no message.
std::string_view message_among(std::string_view properties) {
    constexpr std::uint32_t attach_data_object = 0x3701, first_named = 0x8000;
    constexpr std::size_t identifier = 16;
    constexpr auto signature = "\x78\x9F\x3E\x22"sv;
    LittleEndian in(properties);
    for (std::uint32_t left = in.u32(); left > 0; --left) {
        const std::uint32_t type = in.u16();
        const std::uint32_t id = in.u16();
        if (id >= first_named) skip_name(in);
        const auto value = take_value(in, type);
        const auto object = value.substr(std::min(identifier, value.size()));
        if (id == attach_data_object && object.starts_with(signature)) return object;
    }
    return {};
}

}  // namespace

std::vector<std::string_view> embedded_messages(std::string_view winmail) {
    constexpr std::uint32_t attachment = 0x00069005;
    std::vector<std::string_view> messages;
    TnefAttributes attributes(winmail);
    try {
        while (const auto attribute = attributes.next())
            if (attribute->id == attachment)
                if (const auto message = message_among(attribute->value); !message.empty())
                    messages.push_back(message);
    } catch (const std::out_of_range&) {  // damaged here
    }
    return messages;
}

}  // namespace reserve
