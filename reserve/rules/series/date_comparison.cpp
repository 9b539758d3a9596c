#include "reserve/rules/series/date_comparison.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace reserve {
namespace {

// Booked slots to come and dates that are wanted, as they find each other.
class Matching {
  public:
    Matching(const std::vector<Occurrence>& booked, std::vector<Date> wanted, Instant now)
        : wanted_(std::move(wanted)) {
        std::ranges::sort(wanted_, {}, &Date::time);
        for (const Occurrence& occurrence : booked)
            if (!is_over(occurrence.time, now)) slots_.emplace(occurrence.time, occurrence);
    }

    DateComparison result() {
        DateComparison found;
        // The same RECURRENCE-ID first, so that no date takes the slot of another.
        found.unchanged = take_same_times(true);
        std::ranges::move(take_same_times(false), std::back_inserter(found.unchanged));
        found.asked = take_partners();
        for (const auto& [time, occurrence] : slots_) found.dropped.push_back(occurrence);
        return found;
    }

  private:
    using Slots = std::multimap<Interval, Occurrence>;

    Slots::iterator slot_at(const Date& date, bool same_id) {
        const auto [first, last] = slots_.equal_range(date.time);
        const auto fits = [&](const auto& slot) {
            return !same_id || slot.second.recurrence_id == date.recurrence_id;
        };
        const auto found = std::find_if(first, last, fits);
        return found == last ? slots_.end() : found;
    }

    std::vector<Occurrence> take_same_times(bool same_id) {
        std::vector<Occurrence> taken;
        std::vector<Date> left;
        for (const Date& date : wanted_) {
            const auto slot = slot_at(date, same_id);
            if (slot == slots_.end()) {
                left.push_back(date);
                continue;
            }
            taken.push_back(slot->second);
            taken.back().recurrence_id = date.recurrence_id;
            slots_.erase(slot);
        }
        wanted_ = std::move(left);
        return taken;
    }

    std::vector<AskedDate> take_partners() {
        std::map<Instant, Slots::iterator> by_id;
        for (auto slot = slots_.begin(); slot != slots_.end(); ++slot)
            by_id.emplace(slot->second.recurrence_id, slot);
        std::vector<AskedDate> asked;
        for (const Date& date : wanted_) {
            asked.push_back({date, std::nullopt});
            const auto partner = by_id.find(date.recurrence_id);
            if (partner == by_id.end()) continue;
            asked.back().old = partner->second->second;
            slots_.erase(partner->second);
            by_id.erase(partner);
        }
        for (AskedDate& date : asked) {
            if (date.old || slots_.empty()) continue;
            date.old = slots_.begin()->second;
            slots_.erase(slots_.begin());
        }
        return asked;
    }

    std::vector<Date> wanted_;
    Slots slots_;
};

}  // namespace

DateComparison compare_dates(const std::vector<Occurrence>& booked, const std::vector<Date>& wanted,
                             Instant now) {
    DateComparison found = Matching(booked, wanted, now).result();
    std::set<Instant> taken;
    for (const Occurrence& occurrence : found.unchanged) taken.insert(occurrence.recurrence_id);
    for (const AskedDate& asked : found.asked) taken.insert(asked.date.recurrence_id);
    for (const Occurrence& occurrence : booked)
        if (is_over(occurrence.time, now) && !taken.contains(occurrence.recurrence_id))
            found.over.push_back(occurrence);
    return found;
}

}  // namespace reserve
