#include "sql/database.hpp"
#include "tests/sql/scratch_database.hpp"

namespace {

using reserve::Address;
using reserve::Instant;

class NameBook : public testing::Test {
  protected:
    ScratchDatabase scratch_;
    sql::Database database_{scratch_.settings()};
    const Instant noon_{std::chrono::seconds(1'795'000'000)};
    const std::string name_ = "/O=CORP/CN=ADA";
};

TEST_F(NameBook, KeepsTheAddressBehindAName) {
    EXPECT_FALSE(database_.names().find(name_));
    database_.names().keep(name_, {Address::parse("ada@corp.example.com"), noon_});
    const auto known = database_.names().find("/o=corp/cn=ada");
    ASSERT_TRUE(known);
    EXPECT_EQ(known->address, Address::parse("ada@corp.example.com"));
    EXPECT_EQ(known->asked_at, noon_);
}

TEST_F(NameBook, KeepsThatNobodyKnowsAName) {
    database_.names().keep(name_, {Address::parse("ada@corp.example.com"), noon_});
    database_.names().keep(name_, {std::nullopt, noon_ + std::chrono::hours(1)});
    ASSERT_TRUE(database_.names().find(name_));
    EXPECT_FALSE(database_.names().find(name_)->address);
}

TEST_F(NameBook, ForgetsTheOldestBeyondTenThousand) {
    database_.names().keep(name_, {std::nullopt, noon_});
    sql::Connection beside(scratch_.settings(), sql::Connection::Purpose::writing);
    beside.execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9999) "
        "INSERT INTO x500_name SELECT '/o=' || i, '', 1795000001 FROM n");
    database_.names().keep("/O=LAST", {std::nullopt, noon_ + std::chrono::hours(1)});
    EXPECT_FALSE(database_.names().find(name_));
    EXPECT_TRUE(database_.names().find("/o=1"));
    EXPECT_EQ(scratch_.value("SELECT count(*) FROM x500_name"), "10000");
}

}  // namespace
