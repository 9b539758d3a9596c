#pragma once
#include <optional>
#include <string>

#include "tests/exchange/mailbox/store.hpp"

namespace exchange {

enum class Disposition { save_only, send_only, send_and_save };

// AcceptItem, TentativelyAcceptItem or DeclineItem on a request or a calendar item.
struct AnswerOrder {
    Response kind = Response::accept;
    Number item = 0;
    std::optional<Seconds> original;  // one date of the series `item`
    Disposition disposition = Disposition::send_and_save;
    std::string text;
    Headers headers;
    std::string sender;        // who is signed in, or the room
    std::string copy_mailbox;  // whose folder takes the copy; empty: none is kept
    Folder copy_folder = Folder::sent_items;
    bool automatic = false;
    bool withhold_response = false;  // the faults that hide evidence
    bool withhold_removal = false;
    bool withhold_headers = false;
};

struct AnswerOutcome {
    std::string error;  // an EWS code; empty: done
    std::optional<OrganizerMail> mail;
};

// What Exchange does on such a response object: the calendar, the request, the copy, the mail.
AnswerOutcome answer(Store& store, const AnswerOrder& order, Seconds at);

// Removes an item or one date of a series; false when there is no such date.
bool remove_date(Store& store, Number master, Seconds original);

}  // namespace exchange
