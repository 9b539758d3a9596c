#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/exchange/records.hpp"

namespace exchange {

// One VEVENT of an iMIP message, instants in UTC.
struct Meeting {
    std::string method;
    std::string uid;
    std::optional<Seconds> recurrence_id;
    int sequence = 0;
    Seconds stamp = 0;
    Seconds start = 0;
    Seconds end = 0;
    bool all_day = false;
    std::string organizer;
    std::string organizer_name;
    std::string summary;
    std::string location;
    bool response_requested = true;
    std::vector<Seconds> starts;  // of a series, excluded dates left out; empty: it does not recur
};

// Reads the VEVENTs with libical; masters before exceptions. Series are cut after three years or
// 1,100 occurrences. Nothing when the text is no calendar.
std::vector<Meeting> read_meetings(const std::string& calendar);

}  // namespace exchange
