#pragma once
#include <array>
#include <memory>
#include <variant>

#include "reserve/rules/words/answer_facts.hpp"
#include "reserve/rules/words/mail_facts.hpp"

namespace reserve {

struct AnswerText {
    std::string plain;
    std::string html;
};

// Writes the answers that organizers read, and the mails to delegates, by templates. Thread-safe.
class AnswerTexts {
  public:
    // The English templates that are part of the program, by their file names.
    static const TemplateFiles& english();
    static std::shared_ptr<const AnswerTexts> built_in();

    // Of such files; every one of them that is not among `files` is the English one.
    static std::variant<std::shared_ptr<const AnswerTexts>, TemplateMistake> from(const TemplateFiles& files,
                                                                                  const DateSettings& dates);

    AnswerText write(AnswerForm form, const Account& account) const;
    // As they stand within an answer, plain.
    std::string time(const Account& account, const Interval& time) const;
    std::string reason(const Account& account, const Reason& reason) const;

    // What is put to the delegates: dates, and what they break of the room's policy (may be empty).
    std::string asked(const Account& account, const Reason& breach) const;
    std::string for_delegates(const DelegateRequest& request) const;
    std::string subject(const MailSubject& subject) const;  // one line
    std::string cancelled(const Cancellation& cancellation) const;

  private:
    using Pieces = std::vector<TemplatePiece>;

    static constexpr std::array templates{"answer.txt", "answer.html",   "time",        "reason",
                                          "asked.txt",  "delegates.txt", "subject.txt", "cancelled.txt"};
    using All = std::array<Pieces, templates.size()>;

    AnswerTexts(All pieces, const DateSettings& dates) : pieces_(std::move(pieces)), dates_(dates) {}

    All pieces_;  // in that order
    DateFormat dates_;
};

}  // namespace reserve
