#pragma once
#include "ews/courier.hpp"
#include "reserve/names/name_book.hpp"

namespace ews {

// Asks the directory behind the server of a room's mailbox (ResolveNames).
class NameDirectory final : public reserve::NameDirectory {
  public:
    explicit NameDirectory(const Courier& courier) : courier_(courier) {}

    // Without a server that is asked by EWS nothing is known.
    std::variant<std::optional<reserve::Address>, reserve::Wait> look_up(
        const std::string& name, const reserve::Address& mailbox) override;

  private:
    const Courier& courier_;
};

}  // namespace ews
