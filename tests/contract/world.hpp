#pragma once
#include <gtest/gtest.h>

#include <memory>

#include "reserve/directory.hpp"
#include "reserve/inbox.hpp"
#include "reserve/outbox.hpp"

// The ports over one back end, and what other parts do to it behind their backs.
class World {
  public:
    virtual ~World() = default;

    virtual reserve::Inbox& inbox() = 0;
    virtual reserve::Outbox& outbox() = 0;
    virtual reserve::Directory& directory() = 0;

    virtual void die() = 0;  // the gateway, and another one is started

    // Mailbox name@corp.example.com, received at name@rooms.example.com.
    virtual reserve::RoomId add_room(const std::string& name) = 0;
    virtual void pause(reserve::RoomId room) = 0;
    virtual void retire(reserve::RoomId room) = 0;
    virtual void add_profile(reserve::Profile profile, const reserve::Address& address) = 0;
    virtual void book(reserve::RoomId room, const std::string& uid, const std::string& organizer,
                      std::optional<reserve::ProfileId> found_by_address) = 0;

    // As the ledger does them.
    virtual void finish(reserve::ItemId item, reserve::ItemStatus status) = 0;
    virtual reserve::AnswerId queue(const reserve::NewAnswer& answer) = 0;
    virtual void replace(reserve::AnswerId answer) = 0;

    virtual reserve::ItemStatus status(reserve::ItemId item) = 0;
    virtual reserve::Answer answer(reserve::AnswerId id) = 0;
};

std::unique_ptr<World> world_in_memory();
std::unique_ptr<World> world_on_sqlite();

using MakeWorld = std::unique_ptr<World> (*)();

// The same tests on each back end.
class ContractTest : public testing::TestWithParam<MakeWorld> {
  protected:
    const std::unique_ptr<World> world_ = GetParam()();
};

inline std::string name_of_back_end(const testing::TestParamInfo<MakeWorld>& made) {
    return made.index == 0 ? "Memory" : "Sqlite";
}

#define ON_EACH_BACK_END(test)                                                                 \
    INSTANTIATE_TEST_SUITE_P(BackEnd, test, testing::Values(world_in_memory, world_on_sqlite), \
                             name_of_back_end)
