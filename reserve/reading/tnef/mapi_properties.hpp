#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "reserve/instant.hpp"

namespace reserve {

// Whose numbers a property has: MAPI's own tags, or one of the sets of [MS-OXPROPS] 1.3.2.
enum class PropertySet { tag, appointment, meeting };

struct PropertyName {
    PropertySet set = PropertySet::tag;
    std::uint32_t id = 0;  // the tag's, or the LID
    auto operator<=>(const PropertyName&) const = default;
};

// The MAPI properties of the message in a winmail.dat ([MS-OXTNEF]); those of attachments are left out.
class MapiProperties {
  public:
    // Throws std::runtime_error when the container is damaged.
    explicit MapiProperties(std::string_view winmail);

    // Nothing when it is not there, or of another type.
    std::optional<std::string> octets(PropertyName name) const;   // PtypBinary
    std::optional<std::string> text(PropertyName name) const;     // UTF-8
    std::optional<std::int32_t> number(PropertyName name) const;  // PtypInteger32, PtypBoolean
    std::optional<Instant> time(PropertyName name) const;         // PtypTime, without the parts of a second

  private:
    enum class Type { octets, text, number, time };
    const std::string* find(PropertyName name, Type type) const;

    std::map<std::pair<PropertyName, Type>, std::string> values_;
};

}  // namespace reserve
