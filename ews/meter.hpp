#pragma once
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "ews/mailbox/mailbox.hpp"
#include "reserve/server_notes.hpp"

namespace ews {

// Counts what calls cost: for each server and mailbox, and for each answer under way. Thread-safe.
class Meter {
  public:
    void count(const std::string& server, const Mailbox& mailbox, const reserve::Use& use);

    // What has come together since the last time.
    std::vector<reserve::MailboxUse> take();
    reserve::Use take(reserve::AnswerId answer);

  private:
    using ServerAndMailbox = std::pair<std::string, std::string>;
    std::mutex mutex_;
    std::map<ServerAndMailbox, reserve::Use> by_mailbox_;
    std::map<reserve::AnswerId, reserve::Use> by_answer_;
};

}  // namespace ews
