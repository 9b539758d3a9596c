#pragma once
#include <chrono>
#include <functional>
#include <iosfwd>
#include <string>

#include "reserve/resync/resync.hpp"

namespace config {

// Says on long work where it is, a line every two seconds. Must outlive the watches it makes.
class ResyncProgress {
  public:
    using Now = std::function<std::chrono::steady_clock::time_point()>;

    ResyncProgress(std::ostream& err, Now now) : err_(err), now_(std::move(now)), said_(now_()) {}

    reserve::Resync::Watch of(const reserve::Room& room);

  private:
    void say(const std::string& line);

    std::ostream& err_;
    const Now now_;
    std::chrono::steady_clock::time_point said_;
};

}  // namespace config
