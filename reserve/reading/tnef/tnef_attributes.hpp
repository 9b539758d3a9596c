#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace reserve {

struct TnefAttribute {
    std::uint32_t id = 0;
    std::string_view value;
};

// The attributes of a winmail.dat ([MS-OXTNEF] 2.1.1), one after the other, those of the message before those
// of its attachments, up to where it ends or is damaged.
class TnefAttributes {
  public:
    explicit TnefAttributes(std::string_view winmail);

    std::optional<TnefAttribute> next();

  private:
    std::string_view left_;
};

}  // namespace reserve
