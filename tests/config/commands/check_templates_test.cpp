#include <gtest/gtest.h>

#include "tests/config/program.hpp"

namespace config {
namespace {

TEST(CheckTemplates, NamesFileAndLineOfAMistakeInATemplate) {
    const Program roomgate("[answer]\ntemplates = \".\"\n");
    roomgate.write("reason.txt", "{{#taken}}taken\n");
    const Ended checked = roomgate({"check"});
    EXPECT_EQ(checked.exit_code, 1);
    EXPECT_NE(checked.err.find("reason.txt:1:1: {{taken}} is never closed."), std::string::npos)
        << checked.err;
}

TEST(CheckTemplates, NamesAFolderOfTemplatesThatIsNotThere) {
    const Program roomgate("[answer]\ntemplates = \"gone\"\n");
    EXPECT_NE(roomgate({"check"}).err.find("roomgate.toml:4:13: templates names "), std::string::npos);
}

TEST(CheckTemplates, NamesAMisspelledTemplate) {
    const Program roomgate("[answer]\ntemplates = \".\"\n");
    for (const char* name : {".answer.txt.swp", "answer.txt~", "answer.txt.bak", "readme.txt"})
        roomgate.write(name, "Hello");
    EXPECT_EQ(roomgate({"check"}).err, "");
    roomgate.write("anwser.txt", "Hello");
    const Ended checked = roomgate({"check"});
    EXPECT_EQ(checked.exit_code, 1);
    EXPECT_NE(checked.err.find("anwser.txt is no template, and is not read. Did you mean answer.txt?"),
              std::string::npos)
        << checked.err;
    roomgate.write("answer.txt", "Hello");
    EXPECT_EQ(roomgate({"check"}).err, "");
}

TEST(CheckTemplates, MeansNoOtherFolderThanTheOneThatIsAFile) {
    const Program roomgate("[answer]\ntemplates = \"roomgate.toml\"\n");
    EXPECT_TRUE(roomgate({"check"}).err.ends_with("roomgate.toml, which is no folder.\n"));
}

TEST(CheckTemplates, FindsTheSampleTemplatesRight) {
    for (const std::string language : {"en", "de"}) {
        const Program roomgate("[answer]\ntemplates = \"" SAMPLE_TEMPLATES "/" + language +
                               "\"\nlocale = \"" + language + "\"\n");
        EXPECT_EQ(roomgate({"check"}).err, "");
    }
}

}  // namespace
}  // namespace config
