#pragma once
#include "reserve/itip/stored_requests.hpp"

namespace sql {

class Readers;

// See reserve::StoredRequests.
class StoredRequests final : public reserve::StoredRequests {
  public:
    explicit StoredRequests(Readers& readers) : readers_(readers) {}

    std::optional<reserve::StoredRequest> find(reserve::ItemId item) override;

  private:
    Readers& readers_;
};

}  // namespace sql
