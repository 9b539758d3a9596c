#include "reserve/rules/words/answer_words.hpp"

#include <algorithm>

namespace reserve {
namespace {

// A reader of an answer is not helped by more.
constexpr std::size_t most_listed_clashes = 20;

std::string clashes_in_words(const Account& account, const std::vector<Interval>& clashes) {
    std::vector<std::string> times;
    for (const Interval& clash : clashes) times.push_back(account.times(clash));
    return "the room is already booked " + list_in_words(times);
}

// What does not overlap clashes by its set-up or clean-down.
std::string time_between(const JudgedDate& date) {
    const auto overlaps = [&](const Interval& clash) { return overlap(clash, date.asked.date.time); };
    if (std::ranges::any_of(date.clashes, overlaps)) return {};
    return ", and needs time for setting up and cleaning between two meetings";
}

std::string reason_of(const Account& account, const JudgedDate& date) {
    if (!date.clashes.empty()) return clashes_in_words(account, date.clashes) + time_between(date);
    if (!date.refusal.empty()) return date.refusal;
    return account.refusal;
}

std::string booked_in_words(const Account& account) {
    const std::string room = account.room + " is booked for you";
    if (account.booked.empty()) return room + ".";
    if (account.booked.size() == 1) return room + ": " + account.times(account.booked.front()) + ".";
    return room + " on " + std::to_string(account.booked.size()) + " dates, the first " +
           account.times(account.booked.front()) + ", the last " + account.times(account.booked.back()) + ".";
}

std::string beyond_in_words(const Account& account) {
    if (!account.bookable_until) return {};
    return "\nThe last date that can be booked today is " +
           account.times.day(*account.bookable_until - std::chrono::seconds(1)) +
           (account.extended ? "; later dates are booked when their day has come within reach, and you are "
                               "told of each that is taken then."
                             : "; later dates are not booked.");
}

std::string times_in_words(const Account& account, const std::vector<Interval>& times) {
    std::vector<std::string> words;
    for (const Interval& time : times) words.push_back(account.times(time));
    return list_in_words(words);
}

std::string old_slots_in_words(const Account& account) {
    std::string words;
    if (!account.released.empty())
        words += "\nNo longer booked for you: " + times_in_words(account, account.released) + ".";
    if (!account.kept.empty())
        words += "\nStill booked for you as before: " + times_in_words(account, account.kept) + ".";
    return words;
}

std::string advice_in_words(const Account& account) {
    const auto clash =
        std::ranges::find_if(account.refused, [](const JudgedDate& d) { return !d.clashes.empty(); });
    if (clash == account.refused.end()) return {};
    const Interval asked = clash->asked.date.time;
    std::string words;
    if (account.advice.next_free)
        words += "\n" + account.room + " is next free for " + length_in_words(asked.end - asked.start) +
                 ": " + account.times(*account.advice.next_free) + ".";
    if (!account.advice.rooms.empty())
        words += "\nFree instead: " + list_in_words(account.advice.rooms) + ".";
    return words + "\nPlease choose another time or another room, and send the request again.";
}

std::string listed(const Account& account, std::size_t at_most) {
    std::string words;
    for (std::size_t i = 0; i < std::min(at_most, account.refused.size()); ++i) {
        const JudgedDate& date = account.refused[i];
        words += "\n- " + account.times(date.asked.date.time) + ": " + reason_of(account, date);
    }
    const std::size_t left = account.refused.size() - std::min(at_most, account.refused.size());
    return left == 0 ? words : words + "\n- and " + std::to_string(left) + " more";
}

std::vector<JudgedDate> with_reason_of_their_own(const std::vector<JudgedDate>& dates) {
    std::vector<JudgedDate> found;
    std::ranges::copy_if(dates, std::back_inserter(found), &JudgedDate::refused);
    return found;
}

std::string declined_series_in_words(const Account& account) {
    std::string words = account.room + " cannot be booked: " + account.refusal + ".";
    Account with_reasons = account;
    with_reasons.refused = with_reason_of_their_own(account.refused);
    return words + listed(with_reasons, most_listed_clashes);
}

}  // namespace

std::string accepted_in_words(const Account& account) {
    return booked_in_words(account) + beyond_in_words(account) + old_slots_in_words(account);
}

std::string accepted_in_part_in_words(const Account& account) {
    std::string words = booked_in_words(account);
    if (!account.refusal.empty()) words += "\nThe rest cannot be booked: " + account.refusal + ".";
    if (!account.refused.empty()) words += "\nNot booked:" + listed(account, account.refused.size());
    return words + beyond_in_words(account) + old_slots_in_words(account) + advice_in_words(account);
}

std::string declined_in_words(const Account& account) {
    const bool single = account.refused.size() == 1 && account.refusal.empty();
    std::string words = single ? account.room + " cannot be booked " +
                                     account.times(account.refused.front().asked.date.time) + ": " +
                                     reason_of(account, account.refused.front()) + "."
                               : declined_series_in_words(account);
    return words + old_slots_in_words(account) + advice_in_words(account);
}

std::string declined_date_in_words(const Account& account, const JudgedDate& date) {
    return account.room + " is not booked " + account.times(date.asked.date.time) + ": " +
           reason_of(account, date) + ".";
}

std::string extended_in_words(const Account& account) {
    std::string words = "The booking window has reached further dates of the series.";
    if (!account.booked.empty()) words += "\n" + booked_in_words(account);
    if (!account.refused.empty()) words += "\nNot booked:" + listed(account, account.refused.size());
    return words;
}

std::string declined_further_date_in_words(Account account, const JudgedDate& date) {
    account.refused = {date};
    return declined_date_in_words(account, date) + "\nThe other dates of the series stay as they are." +
           advice_in_words(account);
}

}  // namespace reserve
