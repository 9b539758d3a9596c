#include "reserve/reading/tnef/mapi_properties.hpp"

extern "C" {  // the header does not say so
#include <ytnef.h>
}

#include <cstring>
#include <stdexcept>

#include "reserve/reading/mime/charset.hpp"
#include "reserve/reading/tnef/little_endian.hpp"

namespace reserve {
namespace {

using std::string_view_literals::operator""sv;

// [MS-OXPROPS] 1.3.2, as they lie in the container.
constexpr auto appointment_set = "\x02\x20\x06\x00\x00\x00\x00\x00\xC0\x00\x00\x00\x00\x00\x00\x46"sv;
constexpr auto meeting_set = "\x90\xDA\xD8\x6E\x0B\x45\x1B\x10\x98\xDA\x00\xAA\x00\x3F\x13\x05"sv;

// The library's structure, freed whatever happens.
class Container {
  public:
    explicit Container(std::string_view winmail) {
        TNEFInitialize(&tnef_);
        std::string copy(winmail);  // it takes no const
        const auto size = static_cast<long>(copy.size());
        if (TNEFParseMemory(reinterpret_cast<unsigned char*>(copy.data()), size, &tnef_) < 0) {
            TNEFFree(&tnef_);
            throw std::runtime_error("the winmail.dat is damaged");
        }
    }
    ~Container() { TNEFFree(&tnef_); }
    Container(const Container&) = delete;
    Container& operator=(const Container&) = delete;

    const MAPIProps& properties() const { return tnef_.MapiProperties; }
    // Of text that is not Unicode (attOemCodepage): the number, little-endian.
    std::string code_page() const {
        const auto& page = tnef_.CodePage;
        if (!page.data || page.size < 4) return "windows-1252";
        const std::string_view octets(reinterpret_cast<const char*>(page.data), 4);
        return "windows-" + std::to_string(LittleEndian(octets).u32());
    }

  private:
    TNEFStruct tnef_{};
};

std::optional<PropertyName> name_of(const MAPIProperty& property) {
    if (property.namedproperty != 0) return std::nullopt;  // named by a text
    const std::uint32_t id = PROP_ID(property.id);
    if (property.custom == 0) return PropertyName{PropertySet::tag, id};
    const std::string_view guid(reinterpret_cast<const char*>(property.guid), sizeof property.guid);
    if (guid == appointment_set) return PropertyName{PropertySet::appointment, id};
    if (guid == meeting_set) return PropertyName{PropertySet::meeting, id};
    return std::nullopt;
}

}  // namespace

MapiProperties::MapiProperties(std::string_view winmail) {
    const Container container(winmail);
    const MAPIProps& all = container.properties();
    for (DWORD i = 0; all.properties && i < all.count; ++i) {
        const MAPIProperty& property = all.properties[i];
        const auto name = name_of(property);
        if (!name || property.count == 0 || !property.data || !property.data->data) continue;
        std::string value(reinterpret_cast<const char*>(property.data->data),
                          static_cast<std::size_t>(property.data->size));
        switch (PROP_TYPE(property.id)) {
            case PT_BINARY:
                values_.try_emplace({*name, Type::octets}, std::move(value));
                break;
            case PT_UNICODE:  // UTF-8 by now, with a NUL behind it, and the size it had as UTF-16
                value = value.substr(0, value.find('\0'));
                values_.try_emplace({*name, Type::text}, std::move(value));
                break;
            case PT_STRING8:
                value = to_utf8(value.substr(0, value.find('\0')), container.code_page());
                values_.try_emplace({*name, Type::text}, std::move(value));
                break;
            case PT_LONG:
            case PT_BOOLEAN:
                values_.try_emplace({*name, Type::number}, std::move(value));
                break;
            case PT_SYSTIME:
                values_.try_emplace({*name, Type::time}, std::move(value));
                break;
            default:
                break;
        }
    }
}

const std::string* MapiProperties::find(PropertyName name, Type type) const {
    const auto found = values_.find({name, type});
    return found == values_.end() ? nullptr : &found->second;
}

std::optional<std::string> MapiProperties::octets(PropertyName name) const {
    const std::string* const value = find(name, Type::octets);
    return value ? std::optional(*value) : std::nullopt;
}

std::optional<std::string> MapiProperties::text(PropertyName name) const {
    const std::string* const value = find(name, Type::text);
    return value ? std::optional(*value) : std::nullopt;
}

std::optional<std::int32_t> MapiProperties::number(PropertyName name) const {
    const std::string* const value = find(name, Type::number);
    if (!value || value->size() != sizeof(std::int32_t)) return std::nullopt;
    std::int32_t number = 0;  // in this machine's order: the library has seen to it
    std::memcpy(&number, value->data(), sizeof number);
    return number;
}

std::optional<Instant> MapiProperties::time(PropertyName name) const {
    const std::string* const value = find(name, Type::time);
    std::uint64_t ticks = 0;  // [MS-DTYP] 2.3.3 FILETIME: tenths of a microsecond since 1601
    if (!value || value->size() != sizeof ticks) return std::nullopt;
    std::memcpy(&ticks, value->data(), sizeof ticks);
    constexpr std::uint64_t ticks_a_second = 10'000'000;
    const std::chrono::seconds since_1601(static_cast<std::int64_t>(ticks / ticks_a_second));
    return std::chrono::sys_days(std::chrono::year(1601) / 1 / 1) + since_1601;
}

}  // namespace reserve
