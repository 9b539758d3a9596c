#pragma once
#include <map>
#include <mutex>

#include "reserve/inbox.hpp"
#include "tests/support/fake_directory.hpp"

namespace support {

// An inbox in memory. `store` calls back before it returns.
class FakeInbox final : public reserve::Inbox {
  public:
    explicit FakeInbox(FakeDirectory& directory) : directory_(directory) {}

    // From now on stores fail, as when the disk is full.
    void fail_stores(bool fail = true);
    // As the ledger does it.
    void finish(reserve::ItemId item, reserve::ItemStatus status, const std::string& reason = "");
    // The gateway that has taken items, and leaves them behind.
    void die();
    // What is known of an item.
    struct Kept {
        reserve::MessageId message{};
        reserve::NewItem item;
        reserve::Instant due{};
        int tries = 0;
        bool left_behind = false;
    };
    Kept kept(reserve::ItemId item);
    std::vector<reserve::ItemId> items();
    reserve::NewMessage message(reserve::MessageId id);

    void store(reserve::NewMessage message, std::function<void(Stored)> done) override;
    std::vector<reserve::Item> take(std::size_t at_most, reserve::Instant now) override;
    void put_back(reserve::ItemId item, reserve::Instant due, bool counted,
                  const std::string& reason) override;
    void park(reserve::ItemId item, const std::string& reason) override;
    std::vector<reserve::ItemId> in_doubt() override;

  private:
    bool waits_behind_another(reserve::ItemId id, const Kept& kept) const;
    std::vector<reserve::ItemId> takeable(reserve::Instant now);

    FakeDirectory& directory_;
    std::mutex mutex_;
    std::map<reserve::MessageId, reserve::NewMessage> messages_;
    std::map<reserve::ItemId, Kept> items_;
    bool failing_ = false;
};

}  // namespace support
