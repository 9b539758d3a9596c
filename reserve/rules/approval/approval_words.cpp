#include "reserve/rules/approval/approval_words.hpp"

#include <algorithm>

namespace reserve {

std::string asked_in_words(const AnswerTexts& texts, const Account& account, const Judgement& judgement) {
    if (std::ranges::none_of(judgement.booked, &JudgedDate::tentative)) return {};
    const auto breach =
        std::ranges::find_if(judgement.booked, [](const JudgedDate& d) { return !d.breach.empty(); });
    return texts.asked(account, breach == judgement.booked.end() ? Reason() : breach->breach);
}

}  // namespace reserve
