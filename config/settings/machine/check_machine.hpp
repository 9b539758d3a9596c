#pragma once
#include "config/settings/key_mistakes.hpp"
#include "config/settings/settings.hpp"

namespace config {

// Adds what on this machine would keep the service from starting: files and folders that cannot be written,
// addresses that it does not have, certificates that cannot be used. Leaves nothing behind, and takes no port
// of a running service.
void check_machine(const Settings& settings, KeyMistakes& mistakes);

// Its parts about [smtp].
void check_addresses(const smtp::Settings& settings, KeyMistakes& mistakes);
void check_certificate(const smtp::Settings& settings, KeyMistakes& mistakes);

}  // namespace config
