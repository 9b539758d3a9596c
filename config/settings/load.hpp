#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "config/settings/mistake.hpp"
#include "config/settings/settings.hpp"

namespace config {

using Loaded = std::variant<Settings, std::vector<Mistake>>;

// Reads the settings file, and the secrets that it names. All mistakes at once.
Loaded load_settings(const std::string& file);

// The same for the service: what this machine would refuse at the start is a mistake too.
Loaded load_to_serve(const std::string& file);

// Where the log goes, of a file that is refused; to standard error where that is not known.
LogSettings log_settings_of(const std::string& file);

// load_settings with the file's text at hand.
Loaded read_settings(std::string_view text, const std::string& file);

// load_settings for commands: throws std::runtime_error with all mistakes, one a line.
Settings settings_or_throw(const std::string& file);

}  // namespace config
