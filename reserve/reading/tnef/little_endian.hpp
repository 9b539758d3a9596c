#pragma once
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string_view>

namespace reserve {

// Takes numbers from octets, one after the other. Throws std::out_of_range where they end.
class LittleEndian {
  public:
    explicit LittleEndian(std::string_view octets) : left_(octets) {}

    std::uint16_t u16() { return static_cast<std::uint16_t>(number(2)); }
    std::uint32_t u32() { return number(4); }
    std::int32_t i32() { return static_cast<std::int32_t>(number(4)); }

    std::string_view take(std::size_t count) {
        if (count > left_.size()) throw std::out_of_range("it ends too early");
        const std::string_view taken = left_.substr(0, count);
        left_.remove_prefix(count);
        return taken;
    }
    std::size_t left() const { return left_.size(); }

  private:
    std::uint32_t number(std::size_t size) {
        const std::string_view octets = take(size);
        std::uint32_t value = 0;
        for (std::size_t i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(octets[i]);
        return value;
    }

    std::string_view left_;
};

}  // namespace reserve
