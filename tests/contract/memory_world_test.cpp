#include "tests/contract/world.hpp"
#include "tests/support/fake_directory.hpp"
#include "tests/support/fake_inbox.hpp"
#include "tests/support/fake_outbox.hpp"

namespace {

class MemoryWorld final : public World {
  public:
    reserve::Inbox& inbox() override { return inbox_; }
    reserve::Outbox& outbox() override { return outbox_; }
    reserve::Directory& directory() override { return directory_; }

    void die() override { inbox_.die(); }

    reserve::RoomId add_room(const std::string& name) override { return directory_.add_room(name); }
    void pause(reserve::RoomId room) override { directory_.pause(room); }
    void retire(reserve::RoomId room) override { directory_.retire(room); }
    void add_profile(reserve::Profile profile, const reserve::Address& address) override {
        directory_.add_profile(profile, address);
    }
    void book(reserve::RoomId room, const std::string& uid, const std::string& organizer,
              std::optional<reserve::ProfileId> found_by_address) override {
        std::vector<reserve::Address> addresses;
        if (found_by_address) addresses.push_back(*reserve::Address::parse(organizer));
        directory_.set_organizer(room, uid, {organizer, addresses});
    }

    void finish(reserve::ItemId item, reserve::ItemStatus status) override { inbox_.finish(item, status); }
    reserve::AnswerId queue(const reserve::NewAnswer& answer) override { return outbox_.queue(answer); }
    void replace(reserve::AnswerId answer) override { outbox_.replace(answer); }

    reserve::ItemStatus status(reserve::ItemId item) override { return inbox_.kept(item).item.status; }
    reserve::Answer answer(reserve::AnswerId id) override { return outbox_.answer(id); }

  private:
    support::FakeDirectory directory_;
    support::FakeInbox inbox_{directory_};
    support::FakeOutbox outbox_{directory_};
};

}  // namespace

std::unique_ptr<World> world_in_memory() { return std::make_unique<MemoryWorld>(); }
