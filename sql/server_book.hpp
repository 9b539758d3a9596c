#pragma once
#include <optional>
#include <vector>

#include "reserve/server_notes.hpp"

namespace sql {

class Connection;
class Readers;

// Within a transaction of somebody else's.
void write_notes(Connection& connection, const reserve::ServerNotes& notes, reserve::Instant now);

// What the gateway has written down of the mail servers.
class ServerBook {
  public:
    explicit ServerBook(Readers& readers) : readers_(readers) {}

    std::vector<reserve::KnownServer> known();
    std::vector<reserve::ServerPause> pauses();

  private:
    Readers& readers_;
};

}  // namespace sql
