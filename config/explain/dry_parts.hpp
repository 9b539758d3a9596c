#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reserve/clock.hpp"
#include "reserve/inbox.hpp"
#include "reserve/log.hpp"
#include "reserve/reading/reader.hpp"

// What `explain` puts around the real reception, so that it decides as always and changes nothing.
namespace config {

// Takes one message as the real inbox would, and keeps it here.
class DryInbox final : public reserve::Inbox {
  public:
    void store(reserve::NewMessage message, std::function<void(Stored)> done) override;
    std::vector<reserve::Item> take(std::size_t, reserve::Instant) override { return {}; }
    void put_back(reserve::ItemId, reserve::Instant, bool, const std::string&) override {}
    void park(reserve::ItemId, const std::string&) override {}
    std::vector<reserve::ItemId> in_doubt() override { return {}; }

    const std::optional<reserve::NewMessage>& message() const { return message_; }

  private:
    std::optional<reserve::NewMessage> message_;
};

// Stands still (explain --at).
class SetClock final : public reserve::Clock {
  public:
    explicit SetClock(reserve::Instant now) : now_(now) {}
    reserve::Instant now() const override { return now_; }

  private:
    reserve::Instant now_;
};

// Gives what was read before.
class GivenReader final : public reserve::Reader {
  public:
    explicit GivenReader(reserve::ReadResult result) : result_(std::move(result)) {}
    void read(std::shared_ptr<const std::string>, reserve::Instant, bool,
              std::function<void(reserve::ReadResult)> done) override {
        done(result_);
    }

  private:
    reserve::ReadResult result_;
};

// Keeps errors and warnings, to be shown.
class KeptLog final : public reserve::Log {
  public:
    void write(Kind kind, std::string_view line) override {
        if (kind == Kind::error || kind == Kind::warning) lines_.emplace_back(line);
    }
    const std::vector<std::string>& lines() const { return lines_; }

  private:
    std::vector<std::string> lines_;
};

}  // namespace config
