#pragma once
#include "config/settings/key_mistakes.hpp"
#include "config/settings/settings.hpp"

namespace config {

// Adds what is wrong with settings that are right one by one, each at the key that it is about.
void check_together(const Settings& settings, KeyMistakes& mistakes);

// Asks something of a server, beside sending mails through the relay.
bool has_mailboxes(const ExchangeEntry& entry);

// Its part about [[exchange]].
void check_exchange(const Settings& settings, KeyMistakes& mistakes);

// Its part about the addresses to listen on: two that are the same, or that one covers another.
void check_listening(const smtp::Settings& settings, KeyMistakes& mistakes);

}  // namespace config
