#include "reserve/names/organizer_names.hpp"

#include <gtest/gtest.h>

#include "reserve/ascii.hpp"
#include "tests/support/draft.hpp"
#include "tests/support/fake_directory.hpp"

namespace {

using namespace reserve;
using namespace std::chrono_literals;

const std::string x500_of_ada = "/O=CORP/CN=RECIPIENTS/CN=ADA";
const std::string ada = "ada@corp.example.com";

struct TestClock final : Clock {
    Instant time = support::at("2026-11-23 08:00");
    Instant now() const override { return time; }
};

struct TestBook final : NameBook {
    std::map<std::string, FoundName> known;
    std::optional<FoundName> find(const std::string& name) override {
        const auto found = known.find(ascii::lowered(name));
        return found == known.end() ? std::nullopt : std::optional(found->second);
    }
    void keep(const std::string& name, const FoundName& told) override { known[ascii::lowered(name)] = told; }
};

struct TestNames final : NameDirectory {
    std::map<std::string, std::string> addresses{{x500_of_ada, ada}};
    bool away = false;
    std::vector<std::string> asked;
    std::variant<std::optional<Address>, Wait> look_up(const std::string& name,
                                                       const Address& mailbox) override {
        asked.push_back(name + " at " + mailbox.text());
        if (away) return Wait{.code = "Unreachable", .words = "Exchange is down."};
        const auto found = addresses.find(name);
        return found == addresses.end() ? std::nullopt : Address::parse(found->second);
    }
};

struct SilentLog final : Log {
    void write(Kind, std::string_view) override {}
};

class OrganizerNamesTest : public testing::Test {
  protected:
    TestClock clock;
    TestBook book;
    TestNames directory;
    support::FakeDirectory rooms;
    SilentLog log;
    OrganizerNames names{book, directory, rooms, clock, log};
    RoomId room = rooms.add_room("room.12");
    Reading reading = by(x500_of_ada);

    static Reading by(const std::string& organizer, const std::string& from = "secretary@corp.example.com") {
        Reading made = support::request({support::Draft().starts("2026-11-24 09:00").by(organizer)});
        made.mail.from = from;
        return made;
    }
    // Whether the message need not wait.
    bool put_addresses(std::chrono::seconds age = 0s) {
        try {
            names.put_addresses(reading, room, clock.time - age);
            return true;
        } catch (const NameIsLookedUp&) {
            return false;
        }
    }
    std::string organizer() {
        return std::get<Invitation>(reading.contents.at(0)).components.at(0).organizer;
    }
};

TEST_F(OrganizerNamesTest, PutsTheAddressInPlaceOfTheName) {
    EXPECT_FALSE(put_addresses());
    EXPECT_EQ(names.run_once(), 1U);
    EXPECT_TRUE(put_addresses());
    EXPECT_EQ(organizer(), ada);
    EXPECT_EQ(directory.asked, std::vector<std::string>{x500_of_ada + " at room.12@corp.example.com"});
}

TEST_F(OrganizerNamesTest, LeavesAddressesAlone) {
    reading = by(ada, "EX:" + x500_of_ada);
    EXPECT_TRUE(put_addresses());
    EXPECT_EQ(names.run_once(), 0U);
}

TEST_F(OrganizerNamesTest, PutsTheAddressIntoFromWhereThatCounts) {
    reading = by("", "EX:" + x500_of_ada);
    EXPECT_FALSE(put_addresses());
    names.run_once();
    EXPECT_TRUE(put_addresses());
    EXPECT_EQ(reading.mail.from, ada);
}

TEST_F(OrganizerNamesTest, AskOnceForANameThatManyMessagesHave) {
    put_addresses();
    put_addresses();
    EXPECT_EQ(names.run_once(), 1U);
}

TEST_F(OrganizerNamesTest, LeaveANameThatNobodyKnowsSoThatFromCounts) {
    directory.addresses.clear();
    put_addresses();
    names.run_once();
    EXPECT_TRUE(put_addresses());
    EXPECT_EQ(organizer(), x500_of_ada);
    EXPECT_EQ(names.run_once(), 0U);
}

TEST_F(OrganizerNamesTest, AskAgainForANameThatNobodyKnewAfterAnHour) {
    book.keep(x500_of_ada, {std::nullopt, clock.time - 1h});
    EXPECT_FALSE(put_addresses());
    EXPECT_EQ(names.run_once(), 1U);
}

TEST_F(OrganizerNamesTest, UseAnAddressThatIsADayOldWhileTheyAskForItAnew) {
    book.keep(x500_of_ada, {Address::parse("ada.old@corp.example.com"), clock.time - 24h});
    EXPECT_TRUE(put_addresses());
    EXPECT_EQ(organizer(), "ada.old@corp.example.com");
    EXPECT_EQ(names.run_once(), 1U);
    EXPECT_EQ(book.find(x500_of_ada)->address, Address::parse(ada));
}

TEST_F(OrganizerNamesTest, DoNotAskForAnAddressThatIsYounger) {
    book.keep(x500_of_ada, {Address::parse(ada), clock.time - 23h});
    EXPECT_TRUE(put_addresses());
    EXPECT_EQ(names.run_once(), 0U);
}

TEST_F(OrganizerNamesTest, WaitForAServerThatIsAwayButNotForEver) {
    directory.away = true;
    EXPECT_FALSE(put_addresses(29min));
    names.run_once();
    EXPECT_FALSE(put_addresses(29min));
    EXPECT_TRUE(put_addresses(30min));
    EXPECT_EQ(organizer(), x500_of_ada);
}

TEST_F(OrganizerNamesTest, AreFoundWhenTheServerComesBack) {
    directory.away = true;
    put_addresses();
    names.run_once();
    directory.away = false;
    EXPECT_FALSE(put_addresses());
    names.run_once();
    EXPECT_TRUE(put_addresses());
    EXPECT_EQ(organizer(), ada);
}

}  // namespace
