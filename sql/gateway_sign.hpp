#pragma once
#include "reserve/server_notes.hpp"

namespace sql {

class Gateways;
class Writer;

// What the triggers of other programs' requests must know of the gateway (migration 011). All calls block
// until they are committed.
class GatewaySign {
  public:
    GatewaySign(Writer& writer, Gateways& gateways) : writer_(writer), gateways_(gateways) {}

    // It lives from now on.
    void begins();
    // Again within 30 seconds, or it counts as offline. What it notes of the mail servers goes along.
    void runs(reserve::Instant now, const reserve::ServerNotes& notes = {});
    void stopped(reserve::Instant now, const reserve::ServerNotes& notes = {});
    // Whether this is the one of the gateways that does what only one may do; then it is until it ends.
    bool leads();
    // Set-up and clean-down of rooms without settings of their own.
    void books_with(int setup_minutes, int cleanup_minutes);

  private:
    Writer& writer_;
    Gateways& gateways_;
};

}  // namespace sql
