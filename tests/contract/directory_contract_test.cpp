#include "tests/contract/world.hpp"

namespace {

using reserve::Address;
using reserve::Profile;
using reserve::ProfileId;

Address address(const std::string& text) { return *Address::parse(text); }

const Address ada = address("ada@corp.example.com");

class DirectoryContract : public ContractTest {
  protected:
    reserve::Directory& directory() { return world_->directory(); }

    const reserve::RoomId blue_ = world_->add_room("blue");
    const reserve::RoomId red_ = world_->add_room("red");
};
ON_EACH_BACK_END(DirectoryContract);

TEST_P(DirectoryContract, FindsARoomByItsReceivingAddress) {
    const auto room = directory().room_at(address("blue@rooms.example.com"));
    ASSERT_TRUE(room);
    EXPECT_EQ(room->id, blue_);
    EXPECT_EQ(room->mailbox, address("blue@corp.example.com"));
    EXPECT_EQ(room->receiving, std::vector{address("blue@rooms.example.com")});
    EXPECT_EQ(room->zone, "Europe/Berlin");
}

TEST_P(DirectoryContract, FindsARoomByItsMailbox) {
    EXPECT_EQ(directory().room_at(address("red@corp.example.com")).value().id, red_);
}

TEST_P(DirectoryContract, FindsARoomInAnyCase) {
    EXPECT_TRUE(directory().room_at(address("BLUE@Rooms.Example.COM")));
}

TEST_P(DirectoryContract, DoesNotFindAnUnknownRoom) {
    EXPECT_FALSE(directory().room_at(address("green@rooms.example.com")));
}

TEST_P(DirectoryContract, DoesNotFindARetiredRoomByAddress) {
    world_->retire(blue_);
    EXPECT_FALSE(directory().room_at(address("blue@rooms.example.com")));
    EXPECT_FALSE(directory().room_at(address("blue@corp.example.com")));
}

TEST_P(DirectoryContract, KeepsARetiredRoomById) {
    EXPECT_FALSE(directory().room(blue_).value().retired);
    world_->retire(blue_);
    EXPECT_TRUE(directory().room(blue_).value().retired);
}

TEST_P(DirectoryContract, ListsTheRoomsInUse) {
    world_->retire(blue_);
    const auto rooms = directory().rooms();
    ASSERT_EQ(rooms.size(), 1U);
    EXPECT_EQ(rooms[0].name, "red");
}

TEST_P(DirectoryContract, SaysWhichRoomIsPaused) {
    world_->pause(blue_);
    EXPECT_TRUE(directory().room(blue_).value().paused);
    EXPECT_FALSE(directory().room(red_).value().paused);
}

TEST_P(DirectoryContract, FindsAllProfilesOfAnAddressRetiredOnesToo) {
    world_->add_profile({ProfileId{3}, false}, ada);
    world_->add_profile({ProfileId{7}, true}, ada);
    world_->add_profile({ProfileId{9}, false}, address("bob@corp.example.com"));
    const std::vector<Profile> both{{ProfileId{3}, false}, {ProfileId{7}, true}};
    EXPECT_EQ(directory().profiles(ada), both);
}

TEST_P(DirectoryContract, FindsAProfileInAnyCaseAndSaysWhenItIsStoredInAnother) {
    world_->add_profile({ProfileId{3}, false}, ada);
    const std::vector<Profile> spelled{{ProfileId{3}, false, true}};
    EXPECT_EQ(directory().profiles(address("ADA@corp.example.com")), spelled);
}

TEST_P(DirectoryContract, KnowsTheOrganizerOfABookedMeeting) {
    world_->book(blue_, "uid", "ada@corp.example.com", std::nullopt);
    const auto organizer = directory().organizer_of(blue_, "uid");
    ASSERT_TRUE(organizer);
    EXPECT_EQ(organizer->address, "ada@corp.example.com");
    EXPECT_TRUE(organizer->profile_addresses.empty());
}

TEST_P(DirectoryContract, KnowsTheAddressesOfAnOrganizerWhoWasFoundByAddress) {
    world_->add_profile({ProfileId{3}, false}, ada);
    world_->book(blue_, "uid", "ada@corp.example.com", ProfileId{3});
    EXPECT_EQ(directory().organizer_of(blue_, "uid").value().profile_addresses, std::vector{ada});
}

TEST_P(DirectoryContract, KnowsNoOrganizerOfAMeetingInAnotherRoom) {
    world_->book(blue_, "uid", "ada@corp.example.com", std::nullopt);
    EXPECT_FALSE(directory().organizer_of(red_, "uid"));
}

}  // namespace
