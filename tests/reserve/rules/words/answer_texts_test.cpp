#include "reserve/rules/words/answer_texts.hpp"

#include <gtest/gtest.h>

#include "tests/reserve/rules/rules_cast.hpp"

// Templates that are not the English ones, and the answers in HTML.

namespace reserve {
namespace {

using support::Draft;
using support::request;

std::shared_ptr<const AnswerTexts> texts(const TemplateFiles& files, const DateSettings& dates = {}) {
    return std::get<0>(AnswerTexts::from(files, dates));
}

TemplateMistake mistake(const TemplateFiles& files) {
    return std::get<TemplateMistake>(AnswerTexts::from(files, {}));
}

class Texts : public Rules {
  protected:
    AnswerStep answer(const Draft& draft) { return send(request({draft})).answers.at(0).steps.at(0); }
    const Draft tuesday = Draft().starts("2026-11-24 09:00");
};

TEST_F(Texts, AreThoseOfTheTemplates) {
    office.settings.texts = texts({{"answer.txt", "{{#accepted}}{{room}} ist gebucht.{{/accepted}}"}});
    EXPECT_EQ(answer(tuesday).text, "Room 1 ist gebucht.");
    EXPECT_TRUE(says(answer(Draft("m2").starts("2026-11-25 09:00")).html, "Room 1 is booked for you"));
}

TEST_F(Texts, ShareTheirPhrases) {
    office.settings.texts = texts({{"time.txt", "am {{time}} Uhr"}}, {.locale = "de"});
    const AnswerStep step = answer(tuesday);
    EXPECT_TRUE(says(step.text, "am Di. 24 Nov. 2026 10:00-11:00 Uhr"));
    EXPECT_TRUE(says(step.html, "am Di. 24 Nov. 2026 10:00-11:00 Uhr"));
}

TEST_F(Texts, AreEscapedInHtmlOnly) {
    books.shelf.rooms.at(0).name = "R&D <1>";
    const AnswerStep step = answer(tuesday);
    EXPECT_TRUE(says(step.text, "R&D <1> is booked"));
    EXPECT_TRUE(says(step.html, "<b>R&amp;D &lt;1&gt; is booked for you</b>"));
}

TEST_F(Texts, ListRefusedDatesInHtml) {
    send(request({Draft("other").starts("2026-11-25 09:00")}));
    const AnswerStep step = answer(tuesday.repeats("FREQ=DAILY;COUNT=3"));
    EXPECT_TRUE(
        says(step.html, "<ul>\n<li>Wed 25 Nov 2026 10:00-11:00 (Europe/Berlin): the room is already booked"));
}

TEST_F(Texts, OfACancellationAreThoseOfTheTemplates) {
    office.settings.texts = texts(
        {{"cancelled.txt", "{{#whole}}Abgesagt{{/whole}}{{^before_request}}: frei{{/before_request}}"}});
    answer(tuesday);
    EXPECT_EQ(send(support::cancel({tuesday.version(1, 1)})).verdicts.at(0).words, "Abgesagt: frei");
}

TEST(MailTexts, OfSubjectsAreOneLineEach) {
    using About = MailSubject::About;
    const auto subject = [](About about, const std::string& summary = {}) {
        return AnswerTexts::built_in()->subject({about, "Rome", "ada@corp.example.com", summary});
    };
    EXPECT_EQ(subject(About::accepted, "Budget"), "Accepted: Budget");
    EXPECT_EQ(subject(About::tentative, "Budget"), "Tentative: Budget");
    EXPECT_EQ(subject(About::declined), "Declined: Rome");
    EXPECT_EQ(subject(About::booked, "Budget"), "Rome is booked");
    EXPECT_EQ(subject(About::cancelled), "Rome is no longer booked");
    EXPECT_EQ(subject(About::asked), "Rome: ada@corp.example.com asks for it");
    EXPECT_EQ(subject(About::declined, "a\nb"), "Declined: a b");
}

TEST(MailTexts, ForDelegatesAreThoseOfTheTemplates) {
    const auto german = texts({{"delegates.txt", "{{organizer}} bittet um {{room}}: {{asks}} ({{number}})"}});
    EXPECT_EQ(german->for_delegates({"Rome", "ada@corp.example.com", "Dienstag", "12"}),
              "ada@corp.example.com bittet um Rome: Dienstag (12)\n");
}

TEST_F(Texts, BeginBehindTheMarkThatSomeEditorsWrite) {
    office.settings.texts = texts({{"answer.txt", "\xEF\xBB\xBF{{room}} für Sie"}});
    EXPECT_EQ(answer(tuesday).text, "Room 1 für Sie");
}

TEST(AnswerTemplates, NameTheLineThatIsNotUtf8) {
    const TemplateMistake latin1 = mistake({{"reason.txt", "{{!schön}}\n{{!sch\xF6n}}\n"}});
    EXPECT_EQ(latin1.file, "reason.txt");
    EXPECT_EQ(latin1.line, 2U);
    EXPECT_EQ(latin1.words, "This is not UTF-8; save the template as UTF-8.");
    EXPECT_EQ(mistake({{"time.txt", "{{time}} \xFC"}}).line, 1U);
}

TEST(AnswerTemplates, NameTheLineOfAnUnknownName) {
    const TemplateMistake wrong = mistake({{"reason.txt", "\n{{#taken}}{{by_whom}}{{/taken}}"}});
    EXPECT_EQ(wrong.file, "reason.txt");
    EXPECT_EQ(wrong.line, 2U);
    EXPECT_TRUE(says(wrong.words, "{{by_whom}}"));
}

TEST(AnswerTemplates, NameTheLineOfASectionThatIsNotClosed) {
    const TemplateMistake wrong = mistake({{"answer.html", "<p>\n{{#accepted}}</p>"}});
    EXPECT_EQ(wrong.file + ":" + std::to_string(wrong.line), "answer.html:2");
}

}  // namespace
}  // namespace reserve
