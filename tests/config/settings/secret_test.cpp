#include "config/settings/secret.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/support/temporary_directory.hpp"

namespace config {
namespace {

using std::filesystem::perms;

class TestSecret : public ::testing::Test {
  protected:
    std::string file(const std::string& content, perms mode) {
        std::ofstream(path_) << content;
        std::filesystem::permissions(path_, mode);
        return path_;
    }
    std::string refusal(const std::string& path) {
        const auto read = read_secret(path);
        const auto* none = std::get_if<NoSecret>(&read);
        return none ? none->words : "";
    }

  private:
    support::TemporaryDirectory folder_;
    std::filesystem::path path_ = folder_.path() / "password";
};

constexpr perms mine = perms::owner_read | perms::owner_write;

TEST_F(TestSecret, IsTheFirstLine) {
    EXPECT_EQ(std::get<Secret>(read_secret(file("pass word\r\nmore\n", mine))).text, "pass word");
}

TEST_F(TestSecret, MayBeReadByTheGroup) {
    EXPECT_EQ(refusal(file("secret\n", mine | perms::group_read)), "");
}

TEST_F(TestSecret, MustNotBeReadByOthers) {
    EXPECT_NE(refusal(file("secret\n", mine | perms::others_read)).find("chmod 0600"), std::string::npos);
}

TEST_F(TestSecret, MustNotBeWrittenByTheGroup) {
    EXPECT_NE(refusal(file("secret\n", mine | perms::group_write)).find("chmod 0600"), std::string::npos);
}

TEST_F(TestSecret, MustBeThereAndNotEmpty) {
    EXPECT_NE(refusal("/nonexistent").find("not there"), std::string::npos);
    EXPECT_NE(refusal(file("\n", mine)).find("empty"), std::string::npos);
    EXPECT_NE(refusal("/" + std::string(300, 'a')).find("cannot be read: File name too long"),
              std::string::npos);
}

}  // namespace
}  // namespace config
