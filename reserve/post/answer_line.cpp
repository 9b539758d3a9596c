#include "reserve/post/answer_line.hpp"

namespace reserve {
namespace {

std::string_view name_of(AnswerKind kind) {
    switch (kind) {
        case AnswerKind::accept:
            return "accept";
        case AnswerKind::tentative:
            return "tentative";
        case AnswerKind::decline:
            return "decline";
        case AnswerKind::remove:
            return "remove";
        case AnswerKind::mirror:
            break;
    }
    return "mirror";
}

}  // namespace

std::string line_about(const Answer& answer, const AnswerStep& step, std::string_view what) {
    std::string line = "answer " + std::to_string(static_cast<std::int64_t>(answer.id)) + ' ';
    line.append(what).append(" room=").append(answer.mailbox.text()).append(" ").append(name_of(step.kind));
    const std::size_t count = answer.content.steps.size();
    if (count > 1) line += " step " + std::to_string(step.position + 1) + " of " + std::to_string(count);
    return line;
}

}  // namespace reserve
