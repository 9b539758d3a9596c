#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reserve/rules/words/advice.hpp"
#include "reserve/rules/words/time_words.hpp"

namespace reserve {

// What became of a request, for the words of its answer. Never holds what other people's meetings are about.
struct Account {
    std::string room;
    TimeWords times;
    std::vector<Interval> booked;   // to come, by start
    std::vector<Date> tentative{};  // held until the delegates decide, by start
    std::vector<JudgedDate> refused;
    std::string refusal;             // of all refused dates together, beside their clashes; may be empty
    std::vector<Interval> kept;      // old slots that stay booked
    std::vector<Interval> released;  // old slots that are free now
    std::optional<Instant> bookable_until;  // later dates of the series are not booked yet...
    bool extended = false;                  // ... but will be, as the booking window moves
    Advice advice;
};

// Plain text for the organizer: what was decided, why, and what to do now.
std::string accepted_in_words(const Account& account);
std::string accepted_in_part_in_words(const Account& account);
std::string declined_in_words(const Account& account);
// For one date of a series that is accepted in part.
std::string declined_date_in_words(const Account& account, const JudgedDate& date);
// Of dates of a series that the booking window has reached, and for one of them that is not booked.
std::string extended_in_words(const Account& account);
std::string declined_further_date_in_words(Account account, const JudgedDate& date);

}  // namespace reserve
