#pragma once
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "sql/settings.hpp"

namespace sql {

class Connection;

// Copies the pages of the write-ahead log into the database (https://sqlite.org/wal.html#ckpt) beside the
// writer, which would stand still meanwhile. What the writer adds during the copying is left to the writer:
// only when all is copied does SQLite begin the log anew.
class Checkpointer {
  public:
    explicit Checkpointer(const Settings& settings);
    ~Checkpointer();
    Checkpointer(const Checkpointer&) = delete;
    Checkpointer& operator=(const Checkpointer&) = delete;

    // By the writer, after a commit. Whether it is to copy the little that is left, now.
    bool leaves_a_rest(int pages_in_log);

  private:
    enum class State { idle, asked, copied, stopping };

    void loop();
    void copy();

    const Settings settings_;
    std::unique_ptr<Connection> connection_;  // opened at the first copy, by the thread
    std::mutex mutex_;
    std::condition_variable asked_or_stop_;
    State state_ = State::idle;
    int next_at_;  // pages in the log
    std::thread thread_;
};

}  // namespace sql
