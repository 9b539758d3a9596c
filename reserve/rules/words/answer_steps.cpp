#include "reserve/rules/words/answer_steps.hpp"

#include <algorithm>

namespace reserve {
namespace {

AnswerForm form_of(Outcome outcome) {
    if (outcome == Outcome::tentative) return AnswerForm::tentative;
    if (outcome == Outcome::accepted) return AnswerForm::accepted;
    return outcome == Outcome::accepted_in_part ? AnswerForm::accepted_in_part : AnswerForm::declined;
}

void add_step(DecidedAnswer& answer, AnswerStep step) {
    step.position = static_cast<int>(answer.steps.size());
    answer.steps.push_back(std::move(step));
}

void hold_each(DecidedAnswer& answer, const AnswerTexts& texts, Account account) {
    const std::vector<Date> tentative = std::move(account.tentative);
    for (const Date& date : tentative) {
        account.tentative = {date};
        add_step(answer, step_of(AnswerKind::tentative, texts.write(AnswerForm::tentative_date, account),
                                 date.recurrence_id));
    }
}

void decline_each(DecidedAnswer& answer, const AnswerTexts& texts, AnswerForm form, Account account) {
    const std::vector<JudgedDate> refused = std::move(account.refused);
    for (const JudgedDate& date : refused) {
        account.refused = {date};
        add_step(answer,
                 step_of(AnswerKind::decline, texts.write(form, account), date.asked.date.recurrence_id));
        account.advice = {};  // it is about the first
    }
}

}  // namespace

AnswerStep step_of(AnswerKind kind, AnswerText text, std::optional<Instant> recurrence_id) {
    return {.kind = kind,
            .recurrence_id = recurrence_id,
            .text = std::move(text.plain),
            .html = std::move(text.html)};
}

void put_back_kept(DecidedAnswer& answer, const Account& account) {
    const bool declines =
        std::ranges::find(answer.steps, AnswerKind::decline, &AnswerStep::kind) != answer.steps.end();
    if (declines && !account.kept.empty()) add_step(answer, {.kind = AnswerKind::mirror, .text = ""});
}

AnswerText text_of(const AnswerTexts& texts, Outcome outcome, const Account& account) {
    return texts.write(form_of(outcome), account);
}

DecidedAnswer answer_to(const AnswerTexts& texts, Outcome outcome, const Account& account,
                        std::optional<Instant> recurrence_id, Version version, bool silent) {
    const bool declined = outcome == Outcome::declined;
    const bool all_tentative = outcome == Outcome::tentative && account.booked.empty();
    const AnswerKind kind = declined        ? AnswerKind::decline
                            : all_tentative ? AnswerKind::tentative
                                            : AnswerKind::accept;
    DecidedAnswer answer{
        recurrence_id, version, {step_of(kind, text_of(texts, outcome, account), recurrence_id)}};
    answer.steps.front().silent = silent && !declined;
    if (outcome == Outcome::accepted) return answer;
    if (!declined && !all_tentative) hold_each(answer, texts, account);
    if (!declined) decline_each(answer, texts, AnswerForm::declined_date, account);
    put_back_kept(answer, account);
    return answer;
}

DecidedAnswer answer_to_extension(const AnswerTexts& texts, const Account& account, Version version) {
    DecidedAnswer answer{std::nullopt, version, {}};
    decline_each(answer, texts, AnswerForm::further_date, account);
    return answer;
}

std::string words_of(const std::vector<DecidedAnswer>& answers) { return answers.at(0).steps.at(0).text; }

}  // namespace reserve
