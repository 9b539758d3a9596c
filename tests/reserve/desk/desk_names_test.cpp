#include "reserve/names/organizer_names.hpp"
#include "tests/reserve/desk/desk_cast.hpp"
#include "tests/support/fake_directory.hpp"

namespace reserve {
namespace {

using support::request;

const std::string x500_of_ada = "/O=CORP/CN=RECIPIENTS/CN=ADA";

struct OneName final : NameBook {
    std::optional<FoundName> known;
    std::optional<FoundName> find(const std::string&) override { return known; }
    void keep(const std::string&, const FoundName& told) override { known = told; }
};

struct Ada final : NameDirectory {
    std::variant<std::optional<Address>, Wait> look_up(const std::string&, const Address&) override {
        return Address::parse("ada@corp.example.com");
    }
};

class DeskNames : public DeskTest {
  protected:
    OneName book;
    Ada directory;
    support::FakeDirectory rooms;
    OrganizerNames names{book, directory, rooms, clock, log};
    Desk asking{inbox, books, clock, log, settings, {}, &names};

    DeskNames() { rooms.add_room("r1"); }
    ItemId deliver_hers() {
        Reading reading = request({tuesday_9.by(x500_of_ada)});
        reading.mail.from = "secretary@corp.example.com";
        return deliver(reading);
    }
};

TEST_F(DeskNames, DecideForWhomTheNameStands) {
    const ItemId item = deliver_hers();
    asking.run_once();
    EXPECT_FALSE(books.shelf.finished.contains(item));
    ASSERT_EQ(inbox.put_backs.size(), 1U);
    EXPECT_FALSE(inbox.put_backs[0].counted);
    EXPECT_EQ(inbox.put_backs[0].due - clock.instant, std::chrono::seconds(1));
    names.run_once();
    const ItemId again = deliver_hers();
    asking.run_once();
    EXPECT_EQ(status(again), ItemStatus::success);
    EXPECT_EQ(books.shelf.meetings.begin()->second.organizer, "ada@corp.example.com");
}

TEST_F(DeskNames, HoldUpNoOtherMeeting) {
    deliver_hers();
    const ItemId other = deliver(request({support::Draft("m2").starts("2026-11-25 09:00")}));
    asking.run_once();
    EXPECT_EQ(status(other), ItemStatus::success);
}

TEST_F(DeskNames, GoOnWithFromWhenTheServerDoesNotTellInTime) {
    const ItemId item = deliver_hers();
    inbox.ready.front().received_at = clock.instant - longest_wait_for_a_name;
    asking.run_once();
    EXPECT_TRUE(books.shelf.finished.contains(item));
    EXPECT_TRUE(inbox.put_backs.empty());
}

}  // namespace
}  // namespace reserve
