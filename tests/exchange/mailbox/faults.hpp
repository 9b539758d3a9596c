#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/exchange/records.hpp"

namespace exchange {

// Each kind of fault with a sentence on what it does: the table behind `--help`.
const std::map<std::string, std::string>& fault_kinds();

// The faults in force. Not thread-safe: Organization holds the lock.
class Faults {
  public:
    // False when the kind is unknown.
    bool add(const Fault& fault);
    void clear();
    std::vector<Fault> all() const { return faults_; }

    // The first fault of this kind that strikes here; it has then struck once more.
    std::optional<Fault> strike(std::string_view kind, std::string_view operation, std::string_view mailbox);

  private:
    std::vector<Fault> faults_;
};

}  // namespace exchange
