#pragma once
#include "config/commands/command.hpp"

namespace config {

// `messages release`: has parked messages decided again; what was not read is read again first.
void add_release_messages(CLI::App& messages, Invocation& invocation);

}  // namespace config
