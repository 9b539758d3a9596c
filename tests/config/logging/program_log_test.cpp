#include "config/logging/program_log.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

namespace config {
namespace {

class TestProgramLog : public ::testing::Test {
  protected:
    TestProgramLog() { std::filesystem::create_directory(folder_); }
    ~TestProgramLog() override { std::filesystem::remove_all(folder_); }

    std::string file(const std::string& name) const { return (folder_ / name).string(); }
    std::string text_of(const std::string& name) const {
        std::stringstream text;
        text << std::ifstream(file(name)).rdbuf();
        return text.str();
    }
    LogSettings to(const std::string& name, reserve::Log::Kind level = reserve::Log::Kind::message) const {
        return {level, file(name)};
    }

  private:
    std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() / ("roomgate_log_test." + std::to_string(::getpid()));
};

TEST_F(TestProgramLog, WritesOneLineWithTimeAndKind) {
    ProgramLog log(to("a.log"));
    log.message("message 4711 stored");
    EXPECT_TRUE(text_of("a.log").ends_with("Z message message 4711 stored\n")) << text_of("a.log");
}

TEST_F(TestProgramLog, LeavesOutWhatIsLessImportantThanItsLevel) {
    ProgramLog log(to("a.log", reserve::Log::Kind::warning));
    log.action("answer 902 sent");
    log.warning("answer 903 waits");
    EXPECT_EQ(text_of("a.log").find("902"), std::string::npos);
    EXPECT_NE(text_of("a.log").find("Z warning answer 903 waits\n"), std::string::npos);
}

TEST_F(TestProgramLog, KeepsALineALine) {
    ProgramLog log(to("a.log"));
    log.error("sender wrote \n2026 error forged {}");
    EXPECT_NE(text_of("a.log").find("sender wrote \\x0a2026 error forged {}\n"), std::string::npos);
}

TEST_F(TestProgramLog, WritesOneJsonObjectALineWhenAskedTo) {
    ProgramLog log(to("a.log"), LogForm::json);
    log.error("sender wrote \"\n{}\\ \xc3\xa4 \xff");
    const std::string text = text_of("a.log");
    EXPECT_EQ(text.find('\n'), text.size() - 1) << text;
    const auto line = nlohmann::json::parse(text);
    EXPECT_EQ(line.at("level"), "error");
    EXPECT_EQ(line.at("text"), "sender wrote \"\n{}\\ \xc3\xa4 \xef\xbf\xbd");
    EXPECT_TRUE(std::regex_match(line.at("time").get<std::string>(),
                                 std::regex(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)")))
        << text;
}

TEST_F(TestProgramLog, KeepsItsFormInAnotherFile) {
    ProgramLog log(to("a.log"), LogForm::json);
    log.use(log.open(to("b.log")));
    log.action("here");
    EXPECT_EQ(nlohmann::json::parse(text_of("b.log")).at("text"), "here");
}

TEST_F(TestProgramLog, OpensAnotherFileWhenToldTo) {
    ProgramLog log(to("a.log"));
    log.use(log.open(to("b.log")));
    log.action("here");
    EXPECT_EQ(text_of("a.log"), "");
    EXPECT_NE(text_of("b.log").find("here"), std::string::npos);
}

TEST_F(TestProgramLog, StaysAsItWasWhenTheNewFileCannotBeOpened) {
    ProgramLog log(to("a.log"));
    EXPECT_THROW(log.use(log.open(to("a.log/below_a_file"))), std::runtime_error);
    log.action("still here");
    EXPECT_NE(text_of("a.log").find("still here"), std::string::npos);
}

}  // namespace
}  // namespace config
