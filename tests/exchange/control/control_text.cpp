#include "tests/exchange/control/control.hpp"
#include "tests/exchange/mailbox/faults.hpp"

namespace exchange {

std::string control_text() {
    std::string text =
        R"(The control port speaks JSON. Errors: 400 with {"error": ...}. Instants are UTC seconds.

POST /rooms       {"mailbox": "room.12@corp.example.com", "receiving": "r12@rooms.example.com", "forward": true,
                  "auto_accept": false, "delivery_delay_ms": 0, "attendant_delay_ms": 0, "uid_as_hex": false,
                  "global_object_id_without_nul": false}; all but mailbox may be missing. Makes or changes it.
                  A list of such objects makes many.
POST /accounts    {"name": "gateway", "password": "...", "expired": false, "impersonation": true, "mailbox": "", "x500": "",
                  "folders": "editor|reviewer|none", "send_on_behalf": true,
                  "rooms": {"room.12@...": {"folders": "none", "send_on_behalf": false}}}
POST /smtp        {"host": "127.0.0.1", "port": 8025}: where the forwards go
POST /deliver     ?room=MAILBOX (repeated, or by commas) [&forward=no]; the body is the raw mail. It is forwarded
                  in one SMTP transaction. -> {"number": N}, the number in /forwards
POST /faults      {"kind": ..., "operation": "", "mailbox": "", "times": -1, "status": 503, "code": "", "message": "",
                  "per_item": false, "after": false, "back_off_ms": N, "retry_after": N, "delay_ms": 0,
                  "bytes": 67108864, "limit": 1}; all but kind may be missing. Kinds: below.
DELETE /faults    clears them all
GET /faults       those in force
GET /state        [?room=MAILBOX] -> {"rooms": [{"mailbox", "inbox": [...], "calendar": [...], "deleted_items": [...],
                  "sent_items": [...]}]}
GET /organizer-mail [?since=N&limit=N] -> {"last": N, "mail": [{"number", "at", "at_ms", "kind", "room", "organizer", "uid",
                  "recurrence_id", "sequence", "subject", "text", "from", "sender", "automatic", "headers"}]};
                  kind: accept, tentative, decline, message, undeliverable
GET /forwards     [?since=N] -> {"forwards": [{"number", "state", "mail_from", "recipients", "refused_recipients",
                  "reply", "attempts"}]}; state: waiting, accepted, refused, dropped
GET /calls        [?since=N&limit=N] -> {"last": N, "calls": [{"number", "at", "operation", "mailbox", "account", "result"}]}
POST /down, /up   closes and opens the EWS socket; the state stays
POST /stop        ends the program

Kinds of faults:
)";
    for (const auto& [kind, words] : fault_kinds())
        text += "  " + kind + std::string(20 - std::min<std::size_t>(19, kind.size()), ' ') + words + "\n";
    return text;
}

}  // namespace exchange
