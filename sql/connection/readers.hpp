#pragma once
#include <memory>
#include <mutex>
#include <vector>

#include "sql/connection/connection.hpp"

namespace sql {

// Connections for reading beside the writer: each call sees what is committed, and waits for nobody.
// Thread-safe; keeps as many open as were ever needed at once.
class Readers {
  public:
    explicit Readers(const Settings& settings) : settings_(settings) {}

    // Runs `work` with a connection of its own; what it returns. A connection on which work threw is closed.
    template <typename Work>
    auto read(const Work& work) {
        auto connection = borrow();
        auto result = work(*connection);
        give_back(std::move(connection));
        return result;
    }

  private:
    std::unique_ptr<Connection> borrow();
    void give_back(std::unique_ptr<Connection> connection);

    const Settings settings_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

}  // namespace sql
