// Addresses beyond ASCII: in a database that an older program wrote, and asked for by a program that knows
// SQL only.
#include "sql/database.hpp"
#include "tests/sql/reservation_request_cast.hpp"
#include "tests/sql/scratch_database.hpp"

namespace {

using reserve::Address;
using reserve::ProfileId;
using reserve::RoomId;

constexpr std::size_t migrations_before = 33;

Address address(const std::string& text) { return *Address::parse(text); }

// The older program put ASCII into lower case, and nothing else.
class OldDatabase : public testing::Test {
  protected:
    OldDatabase() : old_(scratch_.connect()) {
        for (std::size_t i = 0; i < migrations_before; ++i) old_->execute(sql::migrations()[i].text);
        old_->execute("PRAGMA user_version = " + std::to_string(migrations_before));
    }
    void room(const std::string& name, const std::string& mailbox, const std::string& receiving,
              bool retired = false) {
        const std::string id = "(SELECT max(room_id) FROM room)";
        old_->execute("INSERT INTO room (name, mailbox, mailbox_key, zone, retired) VALUES ('" + name +
                      "', '" + mailbox + "', lower('" + mailbox + "'), 'Etc/UTC', " + (retired ? "1" : "0") +
                      ")");
        another_address(id, receiving);
    }
    void another_address(const std::string& room, const std::string& receiving) {
        old_->execute("INSERT INTO room_address (address_key, address, room_id) VALUES (lower('" + receiving +
                      "'), '" + receiving + "', " + room + ")");
    }
    void user(int id, const std::string& address) {
        old_->execute("INSERT OR IGNORE INTO profile (profile_id, created_at) VALUES (" + std::to_string(id) +
                      ", 0); INSERT INTO profile_address (profile_id, address_key, address) VALUES (" +
                      std::to_string(id) + ", lower('" + address + "'), '" + address + "')");
    }
    sql::Database& opened() {
        old_.reset();
        if (!database_) database_ = std::make_unique<sql::Database>(scratch_.settings());
        return *database_;
    }
    std::optional<std::string> name_at(const std::string& text) {
        const auto found = opened().directory().room_at(address(text));
        return found ? std::optional(found->name) : std::nullopt;
    }
    std::string paused() { return scratch_.value("SELECT group_concat(name) FROM room WHERE paused = 1"); }

    ScratchDatabase scratch_;
    std::unique_ptr<sql::Connection> old_;
    std::unique_ptr<sql::Database> database_;
};

TEST_F(OldDatabase, FindsItsRoomsInAnyCase) {
    room("Blue", "ZÜRICH@bücher.example", "ZÜ@RÄUME.example");
    for (const std::string same :
         {"zürich@xn--bcher-kva.example", "Zürich@BÜCHER.example", "zü@räume.example"})
        EXPECT_EQ(name_at(same), "Blue") << same;
    EXPECT_EQ(paused(), "NULL");
}

TEST_F(OldDatabase, HasUsersOfOneAddressInTheOrderOfTheirNumbers) {
    user(7, "jörg@corp.example.com");
    user(3, "JÖRG@corp.example.com");
    const auto found = opened().directory().profiles(address("Jörg@corp.example.com"));
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].id, ProfileId{3});
}

TEST_F(OldDatabase, KeepsOneOfTwoSpellingsOfAUser) {
    user(3, "JÖRG@corp.example.com");
    user(3, "jörg@corp.example.com");
    user(3, "j@corp.example.com");
    EXPECT_EQ(opened().users().find("3").at(0).addresses.size(), 2U);
    EXPECT_EQ(opened().directory().profiles(address("Jörg@corp.example.com")).size(), 1U);
}

TEST_F(OldDatabase, PausesARoomWhoseMailboxBecomesThatOfAnother) {
    room("Blue", "ZÜRICH@corp.example.com", "blue@rooms.example.com");
    room("Red", "Zürich@corp.example.com", "red@rooms.example.com");  // has the key already
    room("Grey", "grey@corp.example.com", "grey@rooms.example.com");
    EXPECT_EQ(name_at("ZÜRICH@corp.example.com"), "Red");
    EXPECT_EQ(name_at("blue@rooms.example.com"), "Blue");
    EXPECT_EQ(paused(), "Blue");
    EXPECT_NE(
        scratch_.value("SELECT paused_why || paused_at FROM room WHERE paused = 1").find("another room"),
        std::string::npos);
}

TEST_F(OldDatabase, PausesARoomWhoseReceivingAddressBecomesThatOfAnother) {
    room("Blue", "blue@corp.example.com", "ZÜRICH@rooms.example.com");
    room("Red", "red@corp.example.com", "zÜRICH@rooms.example.org");
    another_address("2", "züRICH@rooms.example.com");
    another_address("2", "zu\u0308rich@rooms.example.com");
    EXPECT_EQ(name_at("ZÜRICH@rooms.example.com"), "Red");
    EXPECT_EQ(opened().directory().room(RoomId{2}).value().receiving.size(), 2U);
    EXPECT_EQ(paused(), "Blue");
}

TEST_F(OldDatabase, KeepsTheLowestRoomWhereNoneHasTheNewKey) {
    room("Blue", "blue@corp.example.com", "ZÜRICHÄ@rooms.example.com");
    room("Red", "red@corp.example.com", "zürichÄ@rooms.example.com");
    EXPECT_EQ(name_at("ZÜRICHä@rooms.example.com"), "Blue");
    EXPECT_EQ(paused(), "Red");
}

TEST_F(OldDatabase, PausesARoomWhoseReceivingAddressBecomesTheMailboxOfAnother) {
    room("Blue", "zürich@corp.example.com", "blue@rooms.example.com");
    room("Red", "red@corp.example.com", "ZÜRICH@corp.example.com");
    room("Old", "old@corp.example.com", "BLUÉ@rooms.example.com", true);
    room("Grey", "blué@rooms.example.com", "grey@rooms.example.com");
    another_address("4", "BLUÉ@rooms.example.org");
    room("Own", "Öl@corp.example.com", "öl@corp.example.com");
    EXPECT_EQ(name_at("zürich@corp.example.com"), "Red");
    EXPECT_EQ(paused(), "Red");
}

TEST_F(OldDatabase, TakesAnAddressFromARetiredRoom) {
    room("Old", "old@corp.example.com", "zürich@rooms.example.com", true);
    room("Blue", "blue@corp.example.com", "ZÜRICH@rooms.example.com");
    EXPECT_EQ(name_at("zürich@rooms.example.com"), "Blue");
    EXPECT_EQ(paused(), "NULL");
}

TEST_F(OldDatabase, FindsWhatAnOrganizerHasAskedFor) {
    room("Blue", "blue@corp.example.com", "blue@rooms.example.com");
    old_->execute(
        "INSERT INTO decision (room_id, uid, sequence, dtstamp_at, decided_at, outcome, words, organizer_key)"
        " VALUES (1, 'm1', 0, 0, 0, 'accepted', '', 'jÖrg@corp.example.com')");
    EXPECT_EQ(opened().meeting_search().of_organizer(address("jörg@corp.example.com"), 10),
              std::vector<std::string>{"m1"});
}

TEST_F(OldDatabase, LeavesOrdinaryAddressesAsTheyAre) {
    room("Blue", "Blue@corp.example.com", "blue@rooms.example.com");
    user(3, "Ada@corp.example.com");
    opened();
    EXPECT_EQ(
        scratch_.value("SELECT mailbox_key || ' ' || group_concat(profile_address.address_key) FROM room,"
                       " profile_address"),
        "blue@corp.example.com ada@corp.example.com");
    EXPECT_EQ(scratch_.value("PRAGMA integrity_check"), "ok");
}

// Rome's mailbox and Jörg are stored in letters that SQL knows no other case of.
class RequestInAnyScript : public reservation_request_test::ReservationRequestTest {
  protected:
    RequestInAnyScript() {
        database_.migrated();
        sql::Database opened(database_.settings());
        opened.rooms().add({"Grün", "GRÜN@bücher.example", {}, "Etc/UTC", "", {}});
        for (const long long id : {20, 30})
            opened.users().add(
                {ProfileId{id}, "", "", {id == 20 ? "jörg@bücher.example" : "JÖRG@Bücher.example"}}, {});
    }
    std::string reserve_in(const std::string& room, const std::string& requester) {
        ++hour_;
        return request("action, room, uid, start_at, end_at, requester",
                       "'reserve', '" + room + "', 'u" + std::to_string(hour_) + "', " +
                           std::to_string(hour_ * 3600) + ", " + std::to_string(hour_ * 3600 + 60) + ", '" +
                           requester + "'");
    }
    std::string booked_for() {
        return value("SELECT profile_id FROM reservation ORDER BY reservation_id DESC");
    }

    int hour_ = 1;
};

TEST_F(RequestInAnyScript, FindsARoomByItsStoredSpellingAndByItsKey) {
    for (const std::string room :
         {"GRÜN@bücher.example", "gRÜN@BüCHER.example", "grün@xn--bcher-kva.example", "GRüN"})
        EXPECT_EQ(reserve_in(room, ""), "") << room;
}

TEST_F(RequestInAnyScript, FindsTheLowestUserOfAnAddress) {
    for (const std::string who :
         {"JÖRG@Bücher.example", "jörg@bücher.example", "Jörg@xn--bcher-kva.example"}) {
        EXPECT_EQ(reserve_in("Rome", who), "") << who;
        EXPECT_EQ(booked_for(), "20") << who;
    }
    reserve_in("Rome", "");
    EXPECT_EQ(booked_for(), "NULL");
    request("action, room, uid, requester", "'change', 'Rome', 'u5', 'JÖRG@Bücher.example'");
    EXPECT_EQ(booked_for(), "20");
}

TEST_F(RequestInAnyScript, IsRefusedWhereOnlyAFoldedLetterWouldFindIt) {
    EXPECT_NE(reserve_in("Rome", "JÖRG@BÜCHER.example").find("requester is not the address of a user"),
              std::string::npos);
    EXPECT_NE(reserve_in("GRÜN", "").find("there is no room of this name"), std::string::npos);
}

}  // namespace
