#pragma once
#include <vector>

#include "reserve/rules/words/account.hpp"
#include "reserve/rules/words/date_format.hpp"
#include "reserve/rules/words/template/facts.hpp"

namespace reserve {

// Times and reasons of an account, as time.txt and reason.txt tell them.
class PhraseFacts {
  public:
    PhraseFacts(const Account& account, const DateFormat& dates) : account_(account), dates_(dates) {}

    Facts date(const Interval& time) const;
    // The only one; or the first, the last and how many.
    Facts once_or_more(const std::vector<Interval>& times) const;
    // The first ones, and how many more there are.
    Facts dates(const std::vector<Interval>& times) const;
    Facts reason(const Reason& reason) const;
    // A refused date with why; `alone`: with the reason of all where it has none of its own.
    Facts refused_date(const JudgedDate& judged, bool alone) const;

  private:
    std::vector<Facts> days_of(const Reason::DaysOfWeek& days) const;
    void say(Facts& facts, std::string_view name, const Reason::Value& value) const;
    Facts clash(const Clash& clash) const;
    Facts taken(const JudgedDate& judged) const;
    std::vector<Facts> why(const JudgedDate& judged, bool alone) const;

    const Account& account_;
    const DateFormat& dates_;
};

// "A, B and C": what a template writes before an item. Said of each item, so that none takes it from the
// section around it. `ends_here`: no "and 12 more" follows.
void separate(std::vector<Facts>& items, bool ends_here);

// "and 12 more", where more there are than told.
std::vector<Facts> more(std::size_t all, std::size_t told);

}  // namespace reserve
