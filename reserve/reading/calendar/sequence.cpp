#include "reserve/reading/calendar/sequence.hpp"

#include <charconv>
#include <limits>

namespace reserve {

Sequence sequence_of(const Block& vevent) {
    constexpr std::size_t longest_shown = 60;
    const bool written = vevent.line("SEQUENCE") != nullptr;
    const auto text = vevent.value(written ? "SEQUENCE" : "X-MICROSOFT-CDO-APPT-SEQUENCE");
    if (text.empty() && !written) return {};
    const auto digits = text.substr(text.starts_with('+') ? 1 : 0);
    Sequence sequence;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), sequence.number);
    const bool is_number = end == digits.data() + digits.size() && !digits.starts_with('-');
    if (is_number && error == std::errc()) return sequence;
    const bool too_large = is_number && error == std::errc::result_out_of_range;
    sequence.number = too_large ? std::numeric_limits<int>::max() : 0;
    sequence.warning = "SEQUENCE \"" + std::string(text.substr(0, longest_shown)) + "\" is " +
                       (too_large ? "too large" : "malformed") + ": " + std::to_string(sequence.number) +
                       " counts";
    return sequence;
}

}  // namespace reserve
