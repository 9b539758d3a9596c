#pragma once
#include <cstdint>
#include <vector>

#include "reserve/server_notes.hpp"

namespace sql {

class Connection;
class Readers;

// Within a transaction of somebody else's.
void write_notes(Connection& connection, const reserve::ServerNotes& notes, reserve::Instant now,
                 std::int64_t gateway);

// What the gateways have written down of the mail servers.
class ServerBook {
  public:
    explicit ServerBook(Readers& readers) : readers_(readers) {}

    std::vector<reserve::KnownServer> known();
    std::vector<reserve::ServerPause> pauses();  // of each server the longest

  private:
    Readers& readers_;
};

}  // namespace sql
