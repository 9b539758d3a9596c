#pragma once
#include <string>
#include <vector>

#include "reserve/rules/question.hpp"
#include "reserve/rules/series/judged_dates.hpp"

namespace reserve {

// Names of other rooms that are free on all of the dates and would book the request by their own settings: a
// few, found among a bounded number. One whose delegates would have to approve it is named only where those
// of the asked room would have to as well.
std::vector<std::string> rooms_instead(const std::vector<JudgedDate>& dates, const Question& question,
                                       Calendar& calendar);

}  // namespace reserve
