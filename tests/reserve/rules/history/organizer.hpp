#pragma once
#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <set>

#include "tests/reserve/rules/history/place.hpp"
#include "tests/reserve/rules/history/said_words.hpp"
#include "tests/reserve/rules/rules_cast.hpp"

namespace reserve::test {

using std::chrono::minutes;
using support::Draft;

// The organizer's calendar. Each change says it in a message.
class Organizer {
  public:
    explicit Organizer(unsigned seed) : random_(seed) {
        choose_pattern();
        say(support::request({whole()}));
        const int changes = pick(1, pick(0, 9) == 0 ? 30 : 8);
        for (int i = 0; i < changes && !cancelled_; ++i) change();
    }

    const std::vector<Reading>& said() const { return said_; }

    // What is not over then.
    Times calendar(Instant now) const {
        std::vector<Instant> starts;
        for (const Instant date : dates()) {
            const auto start = start_of(date);
            if (start && *start + length > now) starts.push_back(*start);
        }
        std::ranges::sort(starts);
        Times all;
        for (const Instant start : starts) all.push_back(support::text_of({start, start + length}));
        return all;
    }

  private:
    struct Exception {
        std::optional<Instant> start;  // nothing: cancelled, or held elsewhere
        int sequence = 0;
        bool elsewhere = false;
    };
    static constexpr minutes length{30};
    int pick(int first, int last) { return std::uniform_int_distribution<int>(first, last)(random_); }

    void change() {
        switch (pick(0, 15)) {
            case 0:
                return cancel_all();
            case 1:
                return change_pattern();
            case 2:
            case 3:
                return say(support::request(with_exceptions()));
            case 4:
                return cancel_one();
            case 5:
                return put_back_one();
            case 6:
                return move_rest();
            case 7:
                return cancel_rest();
            case 8:
                return hold_one_elsewhere();
            case 9:
                return add_one();
            case 10:
                return somebody_else_says();
            default:
                return move_one();
        }
    }
    void choose_pattern() {
        place_ = any_place();
        start_ = support::at("2026-11-24 08:00") + minutes(30) * pick(0, 16);
        daily_ = pick(0, 1) == 0;
        interval_ = pick(1, 3);
        count_ = pick(2, 6);
        further_.clear();
        for (int more = pick(-3, 2); more > 0; --more) further_.insert(off_the_pattern(60));
        exceptions_.clear();
        rests_.clear();
        rest_is_cancelled_ = false;
    }
    void change_pattern() {
        for (const Instant before = start_; start_ == before;) choose_pattern();
        ++sequence_;
        say(support::request({whole()}));
    }
    void cancel_all() {
        ++sequence_;
        cancelled_ = true;
        say(support::cancel({whole()}));
    }
    void cancel_one() {
        const Instant date = any_date();
        say(support::cancel({except(date, std::nullopt)}));
    }
    void move_one() {
        const Instant date = any_date();
        say(support::request({except(date, date + minutes(30) * pick(-8, 8))}));
    }
    void put_back_one() {
        const Instant date = any_date();
        say(support::request({except(date, date)}));
    }
    // An occurrence that others have without the room comes with the series.
    void hold_one_elsewhere() {
        const Instant date = any_date();
        exceptions_[date] = {std::nullopt, next_sequence(date), true};
        say(support::request(with_exceptions()));
    }
    void add_one() {
        const Instant date = off_the_pattern(20);
        if (exceptions_.contains(date) || further_.contains(date)) return;
        Draft added = except(date, date).with([](Component& c) { c.recurrence_id.reset(); });
        say(support::add({added}));
    }
    // Nobody but the organizer changes a meeting (ruling 12).
    void somebody_else_says() {
        const Draft theirs = whole().by("mallory@corp.example.com").version(sequence_ + 1, minute_);
        say(pick(0, 1) == 0 ? support::cancel({theirs}) : support::request({theirs}));
    }
    Instant off_the_pattern(int days) { return start_ + std::chrono::days(pick(1, days)) + minutes(195); }

    // From a date on, but for dates that were changed alone.
    void move_rest() {
        if (rest_is_cancelled_) return;
        const Instant date = any_date_of_the_series();
        exceptions_.erase(date);
        rests_[date] = {date + minutes(30) * pick(-8, 8), next_sequence(date)};
        say(support::request({rest(date, rests_[date]).version(rests_[date].sequence, ++minute_)}));
    }
    void cancel_rest() {
        const Instant date = any_date_of_the_series();
        const auto follows = [&](const auto& entry) { return entry.first >= date; };
        std::erase_if(exceptions_, follows);
        std::erase_if(rests_, follows);
        rest_is_cancelled_ = true;
        rests_[date] = {std::nullopt, next_sequence(date)};
        say(support::cancel({rest(date, rests_[date]).version(rests_[date].sequence, ++minute_)}));
    }
    int next_sequence(Instant date) {
        int& last = sequences_[date];
        return last = std::max(last, sequence_) + pick(0, 1);
    }
    Draft except(Instant date, std::optional<Instant> start) {
        const Exception& exception = exceptions_[date] = {start, next_sequence(date)};
        return one(date, exception).version(exception.sequence, ++minute_);
    }
    void say(const Reading& message) { said_.push_back(message); }

    std::set<Instant> dates_of_the_series() const {
        std::set<Instant> all = further_;
        for (int i = 0; i < count_; ++i)
            all.insert(start_ + std::chrono::days(i * interval_ * (daily_ ? 1 : 7)));
        return all;
    }
    // With those that were added.
    std::set<Instant> dates() const {
        if (cancelled_) return {};
        std::set<Instant> all = dates_of_the_series();
        for (const auto& [date, exception] : exceptions_) all.insert(date);
        return all;
    }
    Instant any_of(const std::set<Instant>& all) {
        return *std::next(all.begin(), pick(0, static_cast<int>(all.size()) - 1));
    }
    Instant any_date() { return any_of(dates()); }
    Instant any_date_of_the_series() { return any_of(dates_of_the_series()); }
    std::optional<Instant> start_of(Instant date) const {
        const auto exception = exceptions_.find(date);
        if (exception != exceptions_.end()) return exception->second.start;
        const auto after = rests_.upper_bound(date);
        if (after == rests_.begin()) return date;
        const auto& [from, rest] = *std::prev(after);
        return rest.start ? std::optional(date + (*rest.start - from)) : std::nullopt;
    }
    const Place& any_place() { return places.at(static_cast<std::size_t>(pick(0, int{places.size()} - 1))); }
    static Draft at(const Place& place) { return place.zone ? Draft().in_zone(place.zone) : Draft(); }

    Draft whole() {
        return at(place_)
            .starts(text(start_ + place_.offset), length)
            .repeats(std::string(daily_ ? "FREQ=DAILY" : "FREQ=WEEKLY") +
                     ";INTERVAL=" + std::to_string(interval_) + ";COUNT=" + std::to_string(count_))
            .version(sequence_, ++minute_)
            .with([&](Component& c) {
                for (const Instant date : further_) {
                    c.rdates.push_back(c.start);
                    c.rdates.back().local += date - start_;
                }
            });
    }
    Draft one(Instant date, const Exception& exception) {
        const Place& place = any_place();
        return at(place)
            .instead_of(text(date + place.offset))
            .starts(text(exception.start.value_or(date) + place.offset), length);
    }
    Draft rest(Instant date, const Exception& exception) {
        return one(date, exception).with([](Component& c) { c.this_and_future = true; });
    }
    // A calendar cannot say in a series that its rest is cancelled but by its dates.
    void list_cancelled_rest() {
        for (const Instant date : dates())
            if (!start_of(date)) exceptions_.try_emplace(date, std::nullopt, next_sequence(date));
        std::erase_if(rests_, [](const auto& entry) { return !entry.second.start; });
    }
    std::vector<Draft> with_exceptions() {
        list_cancelled_rest();
        std::vector<Draft> all{whole()};
        for (const auto& [date, change] : rests_)
            all.push_back(rest(date, change).version(std::max(change.sequence, sequence_), minute_));
        for (const auto& [date, exception] : exceptions_) {
            const Draft changed =
                one(date, exception).version(std::max(exception.sequence, sequence_), minute_);
            if (exception.elsewhere)
                all.push_back(changed.to("room.2@corp.example.com"));
            else if (exception.start)
                all.push_back(changed);
            else
                all[0] = all[0].without(text(date + place_.offset));
        }
        return all;
    }
    std::mt19937 random_;
    Place place_ = places.front();
    Instant start_;
    bool daily_ = false;
    int interval_ = 1;
    int count_ = 1;
    std::set<Instant> further_;                // RDATE
    std::map<Instant, Exception> exceptions_;  // by original start
    std::map<Instant, Exception> rests_;       // from an original start on
    bool rest_is_cancelled_ = false;
    std::map<Instant, int> sequences_;
    bool cancelled_ = false;
    int sequence_ = 0;
    int minute_ = 0;
    std::vector<Reading> said_;
};

}  // namespace reserve::test
