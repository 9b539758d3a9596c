#include "tests/sql/desk_on_sqlite.hpp"

namespace {

using namespace desk_on_sqlite;

TEST_F(DeskOnSqlite, FindsTheRequestThatAnAnswerIsTo) {
    decide(request({tuesday_9}));
    const auto found = database_.requests().find(due().at(0).content.item.value());
    ASSERT_TRUE(found);
    EXPECT_EQ(std::get<Invitation>(found->reading.contents.at(0)).components.at(0), tuesday_9.component());
    EXPECT_EQ(found->room.mailbox, due().at(0).mailbox);
}

TEST_F(DeskOnSqlite, FindsNoRequestWhereNoneIsStored) {
    EXPECT_FALSE(database_.requests().find(ItemId{4711}));
}

}  // namespace
