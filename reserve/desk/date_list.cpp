#include "reserve/desk/date_list.hpp"

#include <algorithm>

namespace reserve {
namespace {

constexpr std::size_t most_told = 10;

}  // namespace

std::string date_list(const std::vector<Date>& dates, const std::string& zone) {
    std::string text;
    for (std::size_t i = 0; i < std::min(dates.size(), most_told); ++i)
        text += (i == 0 ? "" : ", ") + in_words(dates[i].time.start, zone);
    if (dates.size() > most_told) text += " and " + std::to_string(dates.size() - most_told) + " more";
    return text;
}

}  // namespace reserve
