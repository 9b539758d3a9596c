#include "sql/commands/room_admin.hpp"

#include "sql/database.hpp"
#include "tests/sql/scratch_database.hpp"

namespace {

using reserve::RoomId;

sql::NewRoom room(const std::string& name) {
    return {name, name + "@corp.example.com", {name + "@rooms.example.com"}, "Europe/Berlin", "Tower", 12};
}

class RoomAdminTest : public testing::Test {
  protected:
    RoomId add(const sql::NewRoom& room) { return std::get<RoomId>(rooms().add(room)); }
    std::string refusal(const sql::NewRoom& room) { return std::get<sql::Refusal>(rooms().add(room)).words; }
    sql::Imported import(const std::vector<sql::NewRoom>& rows) {
        return std::get<sql::Imported>(rooms().import(rows));
    }
    sql::RoomAdmin& rooms() { return database_.rooms(); }

    ScratchDatabase scratch_;
    sql::Database database_{scratch_.settings()};
};

TEST_F(RoomAdminTest, AddsARoom) {
    const RoomId id = add(room("blue"));
    const auto listed = rooms().list(false);
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0].id, id);
    EXPECT_EQ(listed[0].name, "blue");
    EXPECT_EQ(listed[0].building, "Tower");
    EXPECT_EQ(listed[0].capacity, 12);
}

TEST_F(RoomAdminTest, RefusesAMailboxThatIsThere) {
    add(room("blue"));
    EXPECT_EQ(refusal(room("blue")), "there is a room with the mailbox blue@corp.example.com already");
}

TEST_F(RoomAdminTest, RefusesAReceivingAddressOfAnotherRoom) {
    add(room("blue"));
    sql::NewRoom red = room("red");
    red.receiving.push_back("BLUE@rooms.example.com");
    EXPECT_EQ(refusal(red), "BLUE@rooms.example.com belongs to the room \"blue\"");
    EXPECT_EQ(rooms().list(true).size(), 1U);  // nothing of it stays
}

TEST_F(RoomAdminTest, RefusesTheMailboxOfAnotherRoomAsReceivingAddress) {
    add(room("blue"));
    sql::NewRoom red = room("red");
    red.receiving = {"blue@corp.example.com"};
    EXPECT_EQ(refusal(red), "blue@corp.example.com belongs to the room \"blue\"");
}

TEST_F(RoomAdminTest, RefusesWhatIsNoRoom) {
    sql::NewRoom nameless = room("blue");
    nameless.name = "";
    EXPECT_EQ(refusal(nameless), "a room needs a name");
    sql::NewRoom nowhere = room("blue");
    nowhere.mailbox = "blue";
    EXPECT_EQ(refusal(nowhere), "\"blue\" is not a mail address");
    sql::NewRoom timeless = room("blue");
    timeless.zone = "";
    EXPECT_EQ(refusal(timeless), "a room needs a time zone");
    sql::NewRoom narrow = room("blue");
    narrow.capacity = 0;
    EXPECT_EQ(refusal(narrow), "the capacity must be at least 1");
}

TEST_F(RoomAdminTest, RefusesNamesOfSeveralLines) {
    EXPECT_EQ(refusal(room("blue\nred")), "the name of a room is one line, without control characters");
    sql::NewRoom tower = room("blue");
    tower.building = "Tower\x1b[2J";
    EXPECT_EQ(refusal(tower), "the building of a room is one line, without control characters");
}

TEST_F(RoomAdminTest, RetiresARoomOnce) {
    const RoomId id = add(room("blue"));
    EXPECT_TRUE(rooms().retire(id));
    EXPECT_FALSE(rooms().retire(id));
    EXPECT_TRUE(rooms().list(false).empty());
    EXPECT_TRUE(rooms().list(true).at(0).retired);
}

TEST_F(RoomAdminTest, RetiresAPausedRoomSoThatNothingWaitsForItForEver) {
    const RoomId id = add(room("blue"));
    ASSERT_TRUE(rooms().pause(id, {}, "painters"));
    rooms().retire(id);
    EXPECT_FALSE(rooms().list(true).at(0).paused);
    add(room("blue"));
    EXPECT_FALSE(rooms().list(false).at(0).paused);
}

TEST_F(RoomAdminTest, GivesTheAddressOfARetiredRoomToAnother) {
    rooms().retire(add(room("blue")));
    sql::NewRoom red = room("red");
    red.receiving = {"blue@rooms.example.com"};
    EXPECT_EQ(database_.directory().room_at(*reserve::Address::parse("blue@rooms.example.com")),
              std::nullopt);
    const RoomId id = add(red);
    EXPECT_EQ(database_.directory().room_at(*reserve::Address::parse("blue@rooms.example.com")).value().id,
              id);
}

TEST_F(RoomAdminTest, BringsARetiredRoomBack) {
    const RoomId id = add(room("blue"));
    rooms().retire(id);
    EXPECT_EQ(add(room("blue")), id);
    EXPECT_EQ(rooms().list(false).size(), 1U);
}

TEST_F(RoomAdminTest, ImportsRoomsAndChangesThoseItKnows) {
    EXPECT_EQ(import({room("blue"), room("red")}).added, 2U);
    sql::NewRoom moved = room("blue");
    moved.building = "Annex";
    moved.receiving = {"azure@rooms.example.com"};
    const auto imported = import({moved, room("green")});
    EXPECT_EQ(imported.added, 1U);
    EXPECT_EQ(imported.changed, 1U);
    const auto found = rooms().find("azure@rooms.example.com");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].building, "Annex");
    EXPECT_TRUE(rooms().find("blue@rooms.example.com").empty());
}

TEST_F(RoomAdminTest, ImportsNoChangeOfWhatARowLeavesEmpty) {
    add(room("blue"));
    import({{ "azure", "blue@corp.example.com", {}, "Europe/Paris", "", std::nullopt }});
    const auto found = rooms().find("blue@rooms.example.com");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].name, "azure");
    EXPECT_EQ(found[0].zone, "Europe/Paris");
    EXPECT_EQ(found[0].building, "Tower");
    EXPECT_EQ(found[0].capacity, 12);
}

TEST_F(RoomAdminTest, RefusesToImportARoomTwice) {
    sql::NewRoom again = room("blue");
    again.mailbox = "BLUE@corp.example.com";
    const auto refused = std::get<sql::RefusedRow>(rooms().import(std::vector{room("blue"), again}));
    EXPECT_EQ(refused.row, 1U);
    EXPECT_EQ(refused.words, "a row above has the same mailbox");
    EXPECT_TRUE(rooms().list(true).empty());
}

TEST_F(RoomAdminTest, ImportsAllRowsOrNone) {
    const std::vector rows{room("blue"), room("red"), sql::NewRoom{}};
    const auto refused = std::get<sql::RefusedRow>(rooms().import(rows));
    EXPECT_EQ(refused.row, 2U);
    EXPECT_EQ(refused.words, "a room needs a name");
    EXPECT_TRUE(rooms().list(true).empty());
}

TEST_F(RoomAdminTest, FindsARoomByWhateverNamesIt) {
    const RoomId id = add(room("blue"));
    add(room("red"));
    for (const std::string who : {"Blue", "blue@corp.example.com", "BLUE@rooms.example.com", "1"}) {
        const auto found = rooms().find(who);
        ASSERT_EQ(found.size(), 1U) << who;
        EXPECT_EQ(found[0].id, id) << who;
    }
    EXPECT_TRUE(rooms().find("green").empty());
}

TEST_F(RoomAdminTest, FindsAndChangesARoomInAnyScript) {
    const RoomId id = add(room("Grün"));
    for (const std::string who : {"GRÜN", "gru\u0308n", "GRÜN@corp.example.com", "GRÜN@rooms.example.com"}) {
        ASSERT_EQ(rooms().find(who).size(), 1U) << who;
    }
    EXPECT_EQ(refusal(room("GRÜN")), "there is a room with the mailbox GRÜN@corp.example.com already");
    EXPECT_EQ(import({room("GRÜN")}).changed, 1U);
    EXPECT_EQ(rooms().find("GRÜN").at(0).id, id);
}

TEST_F(RoomAdminTest, FindsARetiredRoomApart) {
    const RoomId id = add(room("blue"));
    EXPECT_TRUE(rooms().find_retired("blue").empty());
    rooms().retire(id);
    EXPECT_TRUE(rooms().find("blue").empty());
    EXPECT_EQ(rooms().find_retired("blue").at(0).id, id);
}

}  // namespace
