#pragma once
#include <array>
#include <memory>
#include <variant>

#include "reserve/rules/words/answer_facts.hpp"

namespace reserve {

struct AnswerText {
    std::string plain;
    std::string html;
};

// Writes the answers that organizers read, by templates. Thread-safe.
class AnswerTexts {
  public:
    // The English templates that are part of the program: answer.txt, answer.html, reason.txt, time.txt.
    static const TemplateFiles& english();
    static std::shared_ptr<const AnswerTexts> built_in();

    // Of such files; every one of them that is not among `files` is the English one.
    static std::variant<std::shared_ptr<const AnswerTexts>, TemplateMistake> from(const TemplateFiles& files,
                                                                                  const DateSettings& dates);

    AnswerText write(AnswerForm form, const Account& account) const;
    // As they stand within an answer, plain.
    std::string time(const Account& account, const Interval& time) const;
    std::string reason(const Account& account, const Reason& reason) const;

  private:
    using Pieces = std::vector<TemplatePiece>;

    AnswerTexts(std::array<Pieces, 4> pieces, const DateSettings& dates)
        : pieces_(std::move(pieces)), dates_(dates) {}

    std::array<Pieces, 4> pieces_;  // plain, HTML, time, reason
    DateFormat dates_;
};

}  // namespace reserve
