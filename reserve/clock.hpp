#pragma once
#include "reserve/instant.hpp"

namespace reserve {

// The program's only source of "now" for decisions and due times; tests set it.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
  public:
    Instant now() const override {
        return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    }
};

}  // namespace reserve
