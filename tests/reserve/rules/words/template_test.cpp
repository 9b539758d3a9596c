#include "reserve/rules/words/template/template.hpp"

#include <gtest/gtest.h>

#include "reserve/rules/words/template/check_names.hpp"

namespace reserve {
namespace {

using Pieces = std::vector<TemplatePiece>;

std::string told(const std::string& text, const Facts& facts, Escape escape = Escape::none) {
    const TemplateFiles files{{"letter", text}, {"part.txt", "one &\n{{value}}"}};
    return rendered(std::get<Pieces>(parse_template(files, "letter")), facts, escape);
}

TemplateMistake mistake(const std::string& text) {
    const TemplateFiles files{{"letter", text}, {"circle.txt", "{{>circle}}"}, {"broken.txt", "\n{{#a}}"}};
    return std::get<TemplateMistake>(parse_template(files, "letter"));
}

std::string place(const TemplateMistake& mistake) {
    return mistake.file + ":" + std::to_string(mistake.line);
}

const Facts rome =
    Facts().say("room", "Rome <1>").list("dates", {Facts().say("day", "Mon"), Facts().say("day", "Tue")});

TEST(Template, PutsValuesIn) { EXPECT_EQ(told("In {{room}}, {{ room }}.", rome), "In Rome <1>, Rome <1>."); }

TEST(Template, LeavesOutWhatIsNotThere) { EXPECT_EQ(told("[{{nobody}}]", rome), "[]"); }

TEST(Template, SaysASectionOnceForEach) {
    EXPECT_EQ(told("{{#dates}}{{day}} in {{room}}; {{/dates}}", rome), "Mon in Rome <1>; Tue in Rome <1>; ");
}

TEST(Template, LeavesOutASectionThatIsNotThere) { EXPECT_EQ(told("a{{#gone}}b{{/gone}}c", rome), "ac"); }

TEST(Template, SaysAnInvertedSectionWhereThereIsNone) {
    EXPECT_EQ(told("{{^gone}}none{{/gone}}{{^dates}}no dates{{/dates}}", rome), "none");
}

TEST(Template, TakesAnEmptyListForNone) {
    const Facts inner = Facts().list("dates", {});
    EXPECT_EQ(told("{{#one}}{{#dates}}x{{/dates}}{{/one}}", Facts(rome).tell("one", inner)), "");
}

TEST(Template, LeavesNoLineForATagAlone) {
    EXPECT_EQ(told("a\n{{#dates}}\n- {{day}}\n  {{/dates}}\n{{! no\nmore }}\nb\n", rome),
              "a\n- Mon\n- Tue\nb\n");
}

TEST(Template, EscapesValuesInHtml) {
    EXPECT_EQ(told("<b>{{room}}</b>", rome, Escape::html), "<b>Rome &lt;1&gt;</b>");
    EXPECT_EQ(told("{{x}}", Facts().say("x", "&\"'"), Escape::html), "&amp;&quot;&#39;");
}

TEST(Template, TakesAPartForPlainTextWithoutItsLineEnds) {
    EXPECT_EQ(told("({{>part}})", Facts().say("value", "<")), "(one &<)");
    EXPECT_EQ(told("({{>part}})", Facts().say("value", "<"), Escape::html), "(one &amp;&lt;)");
}

TEST(Template, NamesTheLineOfASectionThatIsNeverClosed) {
    EXPECT_EQ(place(mistake("a\n\n{{#dates}}\nb")), "letter:3");
}

TEST(Template, NamesTheLineOfAWrongEnd) {
    EXPECT_EQ(place(mistake("{{#a}}\n{{/b}}")), "letter:2");
    EXPECT_EQ(place(mistake("\n{{/b}}")), "letter:2");
    EXPECT_EQ(place(mistake("\n\n{{b")), "letter:3");
}

TEST(Template, RefusesWhatItDoesNotKnow) {
    EXPECT_EQ(place(mistake("{{{raw}}}")), "letter:1");
    EXPECT_EQ(place(mistake("{{=<% %>=}}")), "letter:1");
    EXPECT_EQ(place(mistake("\n{{>gone}}")), "letter:2");
}

TEST(Template, NamesTheFileOfAMistakeInAPart) { EXPECT_EQ(place(mistake("{{>broken}}")), "broken.txt:2"); }

TEST(Template, RefusesPartsThatNameEachOtherInACircle) {
    EXPECT_EQ(place(mistake("{{>circle}}")), "circle.txt:1");
}

class NamesOfTemplates : public testing::Test {
  protected:
    std::optional<TemplateMistake> check(const std::string& text) {
        const std::vector<KnownName> known{{"room", false, {}}, {"dates", true, {{"day", false, {}}}}};
        return check_names(std::get<Pieces>(parse_template({{"letter", text}}, "letter")), known);
    }
};

TEST_F(NamesOfTemplates, AreRightWhereTheyAreKnown) {
    EXPECT_FALSE(check("{{room}}{{#dates}}{{day}}{{room}}{{/dates}}{{^dates}}{{room}}{{/dates}}"));
}

TEST_F(NamesOfTemplates, AreWrongElsewhere) {
    EXPECT_EQ(place(*check("\n{{day}}")), "letter:2");
    EXPECT_EQ(place(*check("{{^dates}}\n{{day}}{{/dates}}")), "letter:2");
    EXPECT_EQ(place(*check("{{#room}}{{/room}}")), "letter:1");
    EXPECT_EQ(check("{{roon}}")->words, "There is no value {{roon}} here; known are room.");
}

}  // namespace
}  // namespace reserve
