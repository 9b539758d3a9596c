#pragma once
#include "reserve/clock.hpp"
#include "reserve/inbox.hpp"

namespace sql {

class Gateways;
class Readers;
class Writer;

class Inbox final : public reserve::Inbox {
  public:
    Inbox(Writer& writer, Readers& readers, Gateways& gateways)
        : writer_(writer), readers_(readers), gateways_(gateways) {}

    void store(reserve::NewMessage message, std::function<void(Stored)> done) override;
    std::vector<reserve::Item> take(std::size_t at_most, reserve::Instant now) override;
    void put_back(reserve::ItemId item, reserve::Instant due, bool counted,
                  const std::string& reason) override;
    void park(reserve::ItemId item, const std::string& reason) override;
    std::vector<reserve::ItemId> in_doubt() override;

  private:
    bool is_another_ones(std::int64_t gateway);

    Writer& writer_;
    Readers& readers_;
    Gateways& gateways_;
};

}  // namespace sql
