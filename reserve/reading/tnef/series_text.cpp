#include "reserve/reading/tnef/series_text.hpp"

#include <algorithm>
#include <stdexcept>

#include "reserve/reading/tnef/ical_lines.hpp"
#include "reserve/reading/tnef/ical_times.hpp"
#include "reserve/reading/tnef/rrule_text.hpp"

namespace reserve {
namespace {

// Writes times of one kind: days, or wall clock of a zone.
class Times {
  public:
    Times(std::string_view zone, bool whole_days) : zone_(zone), whole_days_(whole_days) {}

    std::string line(const std::string& name, std::chrono::local_seconds time) const {
        if (!whole_days_) return reserve::line(name + zone_, ical_time(time));
        return reserve::line(name + ";VALUE=DATE", ical_date(std::chrono::floor<std::chrono::days>(time)));
    }

  private:
    std::string zone_;
    bool whole_days_;
};

bool was_changed(const AppointmentRecurrence& recurrence, std::chrono::local_days day) {
    return std::ranges::any_of(recurrence.changed, [&](const AppointmentRecurrence::Changed& changed) {
        return std::chrono::floor<std::chrono::days>(changed.original) == day;
    });
}

}  // namespace

SeriesText series_text(const AppointmentRecurrence& recurrence, std::string_view zone, bool whole_days) {
    const auto rule = rrule_text(recurrence);
    if (!rule) throw std::runtime_error("the recurrence in the winmail.dat is not understood");
    const Times times(zone, whole_days);
    SeriesText text;
    text.series = times.line("DTSTART", recurrence.start_date + recurrence.start_offset) +
                  times.line("DTEND", recurrence.start_date + recurrence.end_offset) + line("RRULE", *rule);
    for (const std::chrono::local_days day : recurrence.deleted)
        if (!was_changed(recurrence, day)) text.series += times.line("EXDATE", day + recurrence.start_offset);
    for (const AppointmentRecurrence::Changed& changed : recurrence.changed) {
        const Times own(zone, changed.whole_days.value_or(whole_days));
        text.changed.push_back(times.line("RECURRENCE-ID", changed.original) +
                               own.line("DTSTART", changed.start) + own.line("DTEND", changed.end));
    }
    return text;
}

}  // namespace reserve
