#pragma once
#include "reserve/notice.hpp"

namespace sql {

class Gateways;
class Readers;
class Writer;

// See reserve::NoticeBox.
class NoticeBox final : public reserve::NoticeBox {
  public:
    NoticeBox(Writer& writer, Readers& readers, Gateways& gateways)
        : writer_(writer), readers_(readers), gateways_(gateways) {}

    std::vector<reserve::Notice> due(reserve::Instant now, std::size_t at_most) override;
    void begin(reserve::NoticeId id, reserve::Instant due) override;
    void hand_over(reserve::NoticeId id, int in_doubt) override;
    void sent(reserve::NoticeId id, reserve::Instant now) override;
    void put_back(reserve::NoticeId id, reserve::Instant due, int in_doubt, const std::string& why) override;
    void park(reserve::NoticeId id, reserve::Instant now, const std::string& why) override;

  private:
    Writer& writer_;
    Readers& readers_;
    Gateways& gateways_;
};

}  // namespace sql
