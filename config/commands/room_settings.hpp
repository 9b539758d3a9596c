#pragma once
#include "config/commands/command.hpp"

namespace config {

// `rooms show`, `set`, `pause` and `resume`, below `rooms`.
void add_room_settings(CLI::App& rooms, Invocation& invocation);

}  // namespace config
