#include "reserve/rules/words/additional_response.hpp"

namespace reserve {

Decision with_additional_response(Decision decision, const BookingPolicy& policy) {
    if (!policy.add_additional_response || policy.additional_response.empty()) return decision;
    for (DecidedAnswer& answer : decision.answers)
        for (AnswerStep& step : answer.steps)
            if (step.kind != AnswerKind::remove && !step.text.ends_with(policy.additional_response))
                step.text += "\n\n" + policy.additional_response;
    return decision;
}

}  // namespace reserve
