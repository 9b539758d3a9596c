#include "reserve/zones/zone_file.hpp"

#include <cstdint>
#include <limits>

namespace reserve {
namespace {

constexpr std::chrono::hours longest_offset{26};  // RFC 8536 3.2
constexpr Instant before_all{std::chrono::seconds{std::numeric_limits<std::int64_t>::min() / 4}};

// What is taken beyond the end is zero, and leaves it damaged.
class Octets {
  public:
    explicit Octets(std::string_view octets) : left_(octets) {}

    std::string_view take(std::size_t size) {
        if (size > left_.size()) {
            damaged_ = true;
            return {};
        }
        const auto taken = left_.substr(0, size);
        left_.remove_prefix(size);
        return taken;
    }
    template <typename Number>
    Number number() {  // big-endian
        std::uint64_t value = 0;
        for (const char octet : take(sizeof(Number))) value = value << 8 | static_cast<unsigned char>(octet);
        return static_cast<Number>(value);
    }
    bool damaged() const { return damaged_; }

  private:
    std::string_view left_;
    bool damaged_ = false;
};

struct Header {
    bool is_one = false;
    char version = 0;
    std::uint32_t universal = 0, standard = 0, leap_seconds = 0, times = 0, types = 0, characters = 0;

    std::size_t size_of_data(std::size_t time_size) const {
        return times * (time_size + 1) + types * std::size_t{6} + characters +
               leap_seconds * (time_size + 4) + standard + universal;
    }
};

Header take_header(Octets& octets) {
    Header header{.is_one = octets.take(4) == "TZif", .version = octets.number<char>()};
    octets.take(15);
    header.universal = octets.number<std::uint32_t>();
    header.standard = octets.number<std::uint32_t>();
    header.leap_seconds = octets.number<std::uint32_t>();
    header.times = octets.number<std::uint32_t>();
    header.types = octets.number<std::uint32_t>();
    header.characters = octets.number<std::uint32_t>();
    return header;
}

std::vector<std::chrono::seconds> take_types(Octets& octets, std::uint32_t number) {
    std::vector<std::chrono::seconds> offsets;
    for (std::uint32_t i = 0; i < number && !octets.damaged(); ++i) {
        offsets.emplace_back(octets.number<std::int32_t>());
        octets.take(2);  // daylight saving or not, and its name
    }
    return offsets;
}

template <typename Time>
std::optional<ZoneOffsets> take_offsets(Octets& octets, const Header& header) {
    Octets times(octets.take(header.times * sizeof(Time)));
    Octets indexes(octets.take(header.times));
    const auto types = take_types(octets, header.types);
    if (octets.damaged() || types.empty()) return std::nullopt;
    ZoneOffsets offsets{{before_all, types.front()}};
    for (std::uint32_t i = 0; i < header.times; ++i) {
        const Instant since{std::chrono::seconds{times.number<Time>()}};
        const std::size_t type = indexes.number<std::uint8_t>();
        if (type >= types.size() || std::chrono::abs(types[type]) > longest_offset) return std::nullopt;
        if (since > offsets.back().since && types[type] != offsets.back().offset)
            offsets.push_back({since, types[type]});
    }
    return offsets;
}

}  // namespace

std::optional<ZoneOffsets> offsets_in(std::string_view text) {
    Octets octets(text);
    Header header = take_header(octets);
    if (!header.is_one || octets.damaged()) return std::nullopt;
    if (header.version < '2') return take_offsets<std::int32_t>(octets, header);
    octets.take(header.size_of_data(sizeof(std::int32_t)));  // for programs that know no later version
    header = take_header(octets);
    if (!header.is_one || octets.damaged()) return std::nullopt;
    return take_offsets<std::int64_t>(octets, header);
}

}  // namespace reserve
