#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// What goes into the simulator and what can be read from it. Instants are UTC seconds.
namespace exchange {

using Seconds = std::int64_t;
using Headers = std::vector<std::pair<std::string, std::string>>;

struct Endpoint {
    std::string host = "127.0.0.1";
    std::uint16_t port = 0;
};

// A room mailbox. `receiving` is the forwarding target, an address in another domain.
struct Room {
    std::string mailbox{};
    std::string receiving{};
    bool forward = true;
    bool auto_accept = false;                     // Set-CalendarProcessing -AutomateProcessing AutoAccept
    std::chrono::milliseconds delivery_delay{};   // until the request lies in the Inbox
    std::chrono::milliseconds attendant_delay{};  // until the Calendar Attendant has made the calendar item
    bool uid_as_hex = false;                      // calendar:UID of a foreign UID is the wrapped form in hex
    bool global_object_id_without_nul = false;    // how some servers wrap a foreign UID
};

// What an account may do with one room mailbox.
struct Rights {
    enum class Folders { none, reviewer, editor };
    Folders folders = Folders::editor;
    bool send_on_behalf = true;
};

struct Account {
    std::string name{};  // as sent, compared without case; for NTLM without the domain
    std::string password{};
    bool expired = false;
    bool impersonation = true;  // holds the role ApplicationImpersonation
    std::string mailbox{};      // the account's own mailbox; empty: it has none
    Rights rights{};            // for every room but those in `rights_by_room`
    std::vector<std::pair<std::string, Rights>> rights_by_room{};
    std::string certificate{};  // PEM; its key signs assertions at POST /token
    std::string x500{};         // legacyExchangeDN of its own mailbox; empty: ResolveNames finds it by none
};

// A fault on command. `kind` is one of fault_kinds() in mailbox/faults.hpp; `--help` describes them.
struct Fault {
    std::string kind{};
    std::string operation{};  // FindItem, GetItem, ...; empty: all
    std::string mailbox{};    // empty: all
    std::int64_t times = -1;  // how often it strikes; negative: until it is cleared
    int status = 503;
    std::string code{};     // EWS response code
    std::string message{};  // its text; empty: made from the code
    bool per_item = false;  // the code comes in a response message with HTTP 200, not as a SOAP fault
    bool after = false;     // slow: the pause comes after the work was done; of others: faults.cpp
    std::optional<std::int64_t> back_off_ms{};
    std::optional<int> retry_after{};
    std::chrono::milliseconds delay{};
    std::uint64_t bytes = 64ULL << 20;  // of a huge body
    int limit = 1;                      // of find_limit, throttle, chunks and segments
};

// A mail that an organizer got: an answer, or the report that a forwarded request could not be delivered.
struct OrganizerMail {
    std::uint64_t number = 0;
    Seconds at = 0;
    std::int64_t at_ms = 0;  // the same instant in UTC milliseconds
    std::string kind{};      // accept, tentative, decline, message, undeliverable
    std::string room{};
    std::string organizer{};
    std::string uid{};
    std::optional<Seconds> recurrence_id{};
    int sequence = 0;
    std::string subject{};
    std::string text{};
    std::string from{};      // the room
    std::string sender{};    // who sent it on behalf of the room; the room itself with impersonation
    bool automatic = false;  // by the Resource Booking Attendant (AutoAccept), not through EWS
    Headers headers{};
};

// One forwarded mail on its way to the gateway: one SMTP transaction.
struct Forward {
    enum class State { waiting, accepted, refused, dropped };
    std::uint64_t number = 0;
    State state = State::waiting;
    std::string mail_from{};
    std::vector<std::string> recipients{};
    std::vector<std::string> refused_recipients{};  // by a 5xx of their own RCPT
    std::string reply{};                            // the last one that decided
    int attempts = 0;
};

// One EWS call, in the order in which the simulator had done with them.
struct Call {
    std::uint64_t number = 0;
    Seconds at = 0;
    std::string operation{};
    std::string mailbox{};
    std::string account{};
    std::string result{};  // NoError, an EWS code, or what the fault did
};

// A line of a folder as GET /state shows it.
struct Entry {
    std::string id{};
    std::string item_class{};
    std::string subject{};
    std::string uid{};
    std::optional<Seconds> recurrence_id{};
    int sequence = 0;
    Seconds start = 0;
    Seconds end = 0;
    std::string response{};  // MyResponseType
    std::optional<Seconds> reply_time{};
    bool out_of_date = false;
    bool cancelled = false;
    bool recurring = false;
    std::string organizer{};
    Headers headers{};
};

enum class Folder { inbox, calendar, deleted_items, sent_items, drafts };

}  // namespace exchange
