#include "reserve/rules/words/answer_texts.hpp"

#include <algorithm>

#include "reserve/ascii.hpp"
#include "reserve/reading/mime/charset.hpp"
#include "reserve/rules/words/mail_facts_of.hpp"
#include "reserve/rules/words/phrase_facts.hpp"

namespace reserve {
namespace {

using Pieces = std::vector<TemplatePiece>;

// Answers go out as UTF-8; an editor of another charset would spoil every one of them.
std::optional<TemplateMistake> not_utf8(const TemplateFiles& files) {
    for (const auto& [file, text] : files) {
        std::size_t line = 1;
        for (std::string_view rest = text; !rest.empty(); ++line) {
            const auto length = std::min(rest.find('\n'), rest.size() - 1) + 1;
            if (!is_utf8(rest.substr(0, length)))
                return TemplateMistake{file, line, "This is not UTF-8; save the template as UTF-8."};
            rest.remove_prefix(length);
        }
    }
    return std::nullopt;
}

// Some editors begin a file with it.
void drop_byte_order_mark(std::string& text) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (text.starts_with(mark)) text.erase(0, mark.size());
}

std::variant<Pieces, TemplateMistake> checked(const TemplateFiles& files, const std::string& file) {
    auto parsed = parse_template(files, file);
    const bool is_part = file == "time" || file == "reason";  // checked where it stands in an answer
    if (const auto* pieces = std::get_if<Pieces>(&parsed); pieces && !is_part)
        if (auto mistake = check_names(*pieces, known_facts())) return *std::move(mistake);
    return parsed;
}

// An answer ends where its last sentence ends.
std::string without_empty_end(std::string text) {
    text.erase(text.find_last_not_of(" \t\r\n") + 1);
    return text;
}

// Empty lines are those of the subjects that are not meant.
std::string on_one_line(std::string text) {
    std::ranges::replace_if(
        text, [](unsigned char c) { return c < ' '; }, ' ');
    return std::string(ascii::trimmed(text));
}

}  // namespace

std::shared_ptr<const AnswerTexts> AnswerTexts::built_in() {
    static const auto texts = std::get<0>(from({}, {}));
    return texts;
}

std::variant<std::shared_ptr<const AnswerTexts>, TemplateMistake> AnswerTexts::from(
    const TemplateFiles& files, const DateSettings& dates) {
    if (auto mistake = not_utf8(files)) return *std::move(mistake);
    TemplateFiles all = files;
    for (auto& [file, text] : all) drop_byte_order_mark(text);
    all.insert(english().begin(), english().end());
    all["time"] = "{{>time}}";
    all["reason"] = "{{>reason}}";
    All pieces;
    for (std::size_t i = 0; i < templates.size(); ++i) {
        auto read = checked(all, templates[i]);
        if (auto* mistake = std::get_if<TemplateMistake>(&read)) return std::move(*mistake);
        pieces[i] = std::get<Pieces>(std::move(read));
    }
    return std::shared_ptr<const AnswerTexts>(new AnswerTexts(std::move(pieces), dates));
}

AnswerText AnswerTexts::write(AnswerForm form, const Account& account) const {
    const Facts facts = facts_of(form, account, dates_);
    return {without_empty_end(rendered(pieces_[0], facts, Escape::none)),
            without_empty_end(rendered(pieces_[1], facts, Escape::html))};
}

std::string AnswerTexts::time(const Account& account, const Interval& time) const {
    return without_empty_end(rendered(pieces_[2], PhraseFacts(account, dates_).date(time), Escape::none));
}

std::string AnswerTexts::reason(const Account& account, const Reason& reason) const {
    return without_empty_end(rendered(pieces_[3], PhraseFacts(account, dates_).reason(reason), Escape::none));
}

std::string AnswerTexts::asked(const Account& account, const Reason& breach) const {
    return without_empty_end(rendered(pieces_[4], asked_facts(account, breach, dates_), Escape::none));
}

std::string AnswerTexts::for_delegates(const DelegateRequest& request) const {
    return without_empty_end(rendered(pieces_[5], facts_of(request), Escape::none)) + "\n";
}

std::string AnswerTexts::subject(const MailSubject& subject) const {
    return on_one_line(rendered(pieces_[6], facts_of(subject), Escape::none));
}

std::string AnswerTexts::cancelled(const Cancellation& cancellation) const {
    return without_empty_end(rendered(pieces_[7], facts_of(cancellation), Escape::none));
}

}  // namespace reserve
