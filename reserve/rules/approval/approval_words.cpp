#include "reserve/rules/approval/approval_words.hpp"

#include <algorithm>

namespace reserve {

std::string asked_in_words(const AnswerTexts& texts, const Account& account, const Judgement& judgement) {
    const std::vector<Date>& dates = account.tentative;
    if (dates.empty()) return {};
    std::string words = texts.time(account, dates.front().time);
    if (dates.size() > 1)
        words = std::to_string(dates.size()) + " dates, the first " + words + ", the last " +
                texts.time(account, dates.back().time);
    const auto breach =
        std::ranges::find_if(judgement.booked, [](const JudgedDate& d) { return !d.breach.empty(); });
    if (breach != judgement.booked.end())
        words += "; against the room's policy: " + texts.reason(account, breach->breach);
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

}  // namespace reserve
