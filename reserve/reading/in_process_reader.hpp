#pragma once
#include "reserve/reading/limits.hpp"
#include "reserve/reading/reader.hpp"

namespace reserve {

// Reads in the calling thread, and calls `done` before it returns. Not isolated: for unit tests and
// `explain`.
class InProcessReader final : public Reader {
  public:
    explicit InProcessReader(ReadingLimits limits = {}) : limits_(limits) {}

    void read(std::shared_ptr<const std::string> raw, Instant received_at, bool null_sender,
              std::function<void(ReadResult)> done) override;

  private:
    ReadingLimits limits_;
};

}  // namespace reserve
