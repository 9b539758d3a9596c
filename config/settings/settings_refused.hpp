#pragma once
#include <stdexcept>
#include <vector>

#include "config/settings/mistake.hpp"

namespace config {

// Thrown by settings_or_throw; the text of it tells all mistakes, one a line.
class SettingsRefused : public std::runtime_error {
  public:
    explicit SettingsRefused(std::vector<Mistake> mistakes);
    const std::vector<Mistake>& mistakes() const { return mistakes_; }

  private:
    std::vector<Mistake> mistakes_;
};

}  // namespace config
