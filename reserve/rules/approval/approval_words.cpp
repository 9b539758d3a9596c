#include "reserve/rules/approval/approval_words.hpp"

#include <algorithm>

namespace reserve {
namespace {

std::string dates_in_words(const Account& account, const std::vector<Date>& dates) {
    if (dates.size() == 1) return account.times(dates.front().time);
    return std::to_string(dates.size()) + " dates, the first " + account.times(dates.front().time) +
           ", the last " + account.times(dates.back().time);
}

std::string times_in_words(const Account& account, const std::vector<Interval>& times) {
    std::vector<std::string> words;
    for (const Interval& time : times) words.push_back(account.times(time));
    return list_in_words(words);
}

std::string not_booked_in_words(const Account& account) {
    if (account.refused.empty()) return {};
    std::vector<Interval> times;
    for (const JudgedDate& date : account.refused) times.push_back(date.asked.date.time);
    return "\nNot booked, as the room is taken or cannot be booked then: " + times_in_words(account, times) +
           ".";
}

std::string old_slots_in_words(const Account& account) {
    std::string words;
    if (!account.released.empty())
        words += "\nNo longer booked for you: " + times_in_words(account, account.released) + ".";
    if (!account.kept.empty())
        words += "\nStill booked for you until then: " + times_in_words(account, account.kept) + ".";
    return words;
}

}  // namespace

std::string tentative_in_words(const Account& account) {
    std::string words = account.room + " is held for you, and its delegates are asked: " +
                        dates_in_words(account, account.tentative) +
                        ". You are told as soon as they have decided.";
    if (!account.booked.empty())
        words += "\nBooked for you as before: " + times_in_words(account, account.booked) + ".";
    return words + not_booked_in_words(account) + old_slots_in_words(account);
}

std::string tentative_date_in_words(const Account& account, const Interval& time) {
    return account.room + " is held for you " + account.times(time) +
           ", and its delegates are asked. You are told as soon as they have decided.";
}

std::string asked_in_words(const Account& account, const Judgement& judgement) {
    if (account.tentative.empty()) return {};
    std::string words = dates_in_words(account, account.tentative);
    const auto breach =
        std::ranges::find_if(judgement.booked, [](const JudgedDate& d) { return !d.breach.empty(); });
    if (breach != judgement.booked.end()) words += "; against the room's policy: " + breach->breach;
    return words;
}

DelegateMail delegate_mail(ApprovalId id, const std::string& room, const std::string& organizer,
                           const std::string& asks) {
    const std::string number = std::to_string(static_cast<std::int64_t>(id));
    return {
        .subject = room + ": " + organizer + " asks for it",
        .text =
            organizer + " asks for " + room + ": " + asks +
            ".\n\nThe room is held until one of its delegates decides:\n\n    roomgate approve " + number +
            "\n    roomgate reject " + number +
            "\n\nWith --comment \"...\" the organizer is told why. `roomgate approve list` shows all that "
            "waits.\n"};
}

std::string verdict_in_words(const DelegateVerdict& verdict) {
    std::string words = verdict.approved ? "Approved" : "Declined";
    words += verdict.by.empty() ? " by the room's delegates" : " by " + verdict.by;
    return words + (verdict.comment.empty() ? "." : ": " + verdict.comment);
}

}  // namespace reserve
