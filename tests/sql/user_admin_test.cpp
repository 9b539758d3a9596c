#include "sql/commands/user_admin.hpp"

#include "sql/database.hpp"
#include "tests/sql/scratch_database.hpp"

namespace {

using reserve::ProfileId;

constexpr reserve::Instant noon{std::chrono::seconds(1'795'000'000)};

const sql::NewUser ada{
    std::nullopt, "Ada", "Example", {"ada@corp.example.com", "a.example@corp.example.com"}};

class UserAdminTest : public testing::Test {
  protected:
    ProfileId add(const sql::NewUser& user) { return std::get<ProfileId>(users().add(user, noon)); }
    std::string refusal(const sql::NewUser& user) {
        return std::get<sql::Refusal>(users().add(user, noon)).words;
    }
    sql::Imported import(const std::vector<sql::NewUser>& rows) {
        return std::get<sql::Imported>(users().import(rows, noon));
    }
    sql::UserAdmin& users() { return database_.users(); }

    ScratchDatabase scratch_;
    sql::Database database_{scratch_.settings()};
};

TEST_F(UserAdminTest, AddsAUserWithSeveralAddresses) {
    const ProfileId id = add(ada);
    const auto found = users().find("a.EXAMPLE@corp.example.com");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].id, id);
    EXPECT_EQ(found[0].first_name, "Ada");
    EXPECT_EQ(found[0].last_name, "Example");
    EXPECT_EQ(found[0].addresses.size(), 2U);
    EXPECT_FALSE(found[0].external);
}

TEST_F(UserAdminTest, TakesTheControlNumberThatIsGiven) {
    sql::NewUser user = ada;
    user.id = ProfileId{4711};
    EXPECT_EQ(add(user), ProfileId{4711});
    EXPECT_EQ(refusal(user), "there is a user 4711 already");
}

TEST_F(UserAdminTest, LetsSeveralUsersShareAnAddress) {
    add(ada);
    add(ada);
    EXPECT_EQ(users().find("ada@corp.example.com").size(), 2U);
}

TEST_F(UserAdminTest, FindsAndChangesAUserInAnyScript) {
    const ProfileId id = add({std::nullopt, "Jörg", "", {"Jörg@Bücher.example"}});
    EXPECT_EQ(users().find("JÖRG@xn--bcher-kva.example").at(0).id, id);
    EXPECT_EQ(import({{std::nullopt, "", "Neu", {"JÖRG@BÜCHER.example"}}}).changed, 1U);
    EXPECT_EQ(users().find("jörg@bücher.example").at(0).last_name, "Neu");
}

TEST_F(UserAdminTest, RefusesWhatIsNoUser) {
    EXPECT_EQ(refusal({std::nullopt, "Ada", "", {}}), "a user needs a mail address");
    EXPECT_EQ(refusal({std::nullopt, "Ada", "", {"ada"}}), "\"ada\" is not a mail address");
    EXPECT_EQ(refusal({ProfileId{0}, "Ada", "", {"ada@corp.example.com"}}), "the id of a user is at least 1");
}

TEST_F(UserAdminTest, RefusesNamesOfSeveralLines) {
    sql::NewUser first = ada;
    first.first_name = "Ada\r\nEve";
    EXPECT_EQ(std::get<sql::Refusal>(users().add(first, noon)).words,
              "the first name of a user is one line, without control characters");
    sql::NewUser last = ada;
    last.last_name = "Example\x7f";
    EXPECT_EQ(std::get<sql::Refusal>(users().add(last, noon)).words,
              "the last name of a user is one line, without control characters");
}

TEST_F(UserAdminTest, RetiresAUserOnce) {
    const ProfileId id = add(ada);
    EXPECT_TRUE(users().retire(id));
    EXPECT_FALSE(users().retire(id));
    EXPECT_TRUE(users().list(false).empty());
    EXPECT_TRUE(users().list(true).at(0).retired);
    EXPECT_TRUE(
        database_.directory().profiles(*reserve::Address::parse("ada@corp.example.com")).at(0).retired);
}

TEST_F(UserAdminTest, ImportsTheSameRowsTwiceWithoutDoubles) {
    EXPECT_EQ(import({ada}).added, 1U);
    sql::NewUser married = ada;
    married.last_name = "Other";
    EXPECT_EQ(import({married}).changed, 1U);
    const auto listed = users().list(true);
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0].last_name, "Other");
}

TEST_F(UserAdminTest, ImportsByControlNumberWhereThereIsOne) {
    sql::NewUser user = ada;
    user.id = ProfileId{9};
    import({user});
    user.addresses = {"ada@new.example.com"};
    EXPECT_EQ(import({user}).changed, 1U);
    EXPECT_TRUE(users().find("ada@corp.example.com").empty());
    EXPECT_EQ(users().find("9").size(), 1U);
}

TEST_F(UserAdminTest, ImportsNoChangeOfNamesThatARowLeavesEmpty) {
    add(ada);
    import({{ std::nullopt, "", "", { "ada@corp.example.com" } }});
    const auto listed = users().list(true);
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0].first_name, "Ada");
    EXPECT_EQ(listed[0].last_name, "Example");
}

TEST_F(UserAdminTest, RefusesToImportAUserTwice) {
    EXPECT_EQ(std::get<sql::RefusedRow>(users().import(std::vector{ada, ada}, noon)).words,
              "a row above is about the same user");
    EXPECT_TRUE(users().list(true).empty());
}

TEST_F(UserAdminTest, ImportsAllRowsOrNone) {
    const std::vector rows{ada, sql::NewUser{}};
    EXPECT_EQ(std::get<sql::RefusedRow>(users().import(rows, noon)).row, 1U);
    EXPECT_TRUE(users().list(true).empty());
}

}  // namespace
