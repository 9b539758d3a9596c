#pragma once
#include <functional>
#include <memory>
#include <utility>

#include "reserve/ledger.hpp"

namespace sql {

class Connection;
class Writer;

// How a ledger is opened in the transaction that the connection is in.
using OpenLedger = std::function<std::unique_ptr<reserve::Ledger>(Connection&)>;

class Books final : public reserve::Books {
  public:
    Books(Writer& writer, OpenLedger open_ledger) : writer_(writer), open_ledger_(std::move(open_ledger)) {}

    void transact(std::function<void(reserve::Ledger&)> work,
                  std::function<void(std::exception_ptr)> done) override;
    void rehearse(const std::function<void(reserve::Ledger&)>& work) override;

  private:
    Writer& writer_;
    OpenLedger open_ledger_;
};

}  // namespace sql
