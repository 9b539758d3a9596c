#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/exchange/mail/global_object_id.hpp"
#include "tests/exchange/records.hpp"

namespace exchange {

using Number = std::uint64_t;

// EWS ResponseTypeType.
enum class Response { unknown, organizer, tentative, accept, decline, none_received };

// What differs between one date of a series and the series.
struct Exception {
    bool deleted = false;
    std::optional<Seconds> start;
    std::optional<Seconds> end;
    std::optional<Response> response;
    std::optional<Seconds> reply_time;
};

struct ExtendedProperty {
    std::string path;  // see soap/restriction.hpp: path_key()
    std::string xml;   // the ExtendedFieldURI element
    std::string value;
};

// A message or a calendar item in a mailbox.
struct Item {
    Number number = 0;
    std::uint32_t change = 1;
    std::string mailbox;  // lower case
    Folder folder = Folder::inbox;
    std::string item_class = "IPM.Note";
    std::string subject;
    std::string body;
    std::string sensitivity = "Normal";
    std::string message_id;
    std::string from;
    std::string sender;
    std::string to;
    std::shared_ptr<const std::string> mime;  // the mail as it came
    Headers headers;
    Seconds received = 0;
    Seconds modified = 0;

    // of meeting messages and calendar items
    std::string uid;
    GlobalObjectId goid;
    std::optional<Seconds> recurrence_id;
    Seconds stamp = 0;
    int sequence = 0;
    Seconds start = 0;
    Seconds end = 0;
    bool all_day = false;
    bool cancelled = false;
    std::string location;
    std::string organizer;
    std::string organizer_name;
    std::string free_busy = "Tentative";
    Response response = Response::none_received;
    std::optional<Seconds> reply_time;
    std::vector<Seconds> starts;  // a series: its dates as the rule gives them
    std::map<Seconds, Exception> exceptions;

    // of meeting messages
    bool out_of_date = false;
    bool came_too_late = false;  // the calendar had a newer version when the attendant saw it
    bool delegated = false;
    bool processed = false;
    Number calendar_item = 0;  // AssociatedCalendarItemId
    std::vector<ExtendedProperty> properties;
};

bool is_request(const Item& item);       // IPM.Schedule.Meeting.Request
bool is_cancellation(const Item& item);  // IPM.Schedule.Meeting.Canceled
bool is_appointment(const Item& item);   // IPM.Appointment

// A date of a series that still stands.
struct Occurrence {
    Seconds original = 0;
    Seconds start = 0;
    Seconds end = 0;
};
std::optional<Occurrence> occurrence(const Item& master, Seconds original);

const char* response_name(Response response);

}  // namespace exchange
