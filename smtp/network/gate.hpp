#pragma once
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <mutex>
#include <utility>

namespace smtp {

// The way from any thread back to the network thread. What comes when the network is gone is dropped.
class Gate {
  public:
    explicit Gate(boost::asio::io_context& context) : context_(&context) {}

    template <typename Task>
    void post(Task&& task) {
        const std::lock_guard lock(mutex_);
        if (context_ != nullptr) boost::asio::post(*context_, std::forward<Task>(task));
    }

    void close() {
        const std::lock_guard lock(mutex_);
        context_ = nullptr;
    }

  private:
    std::mutex mutex_;
    boost::asio::io_context* context_;
};

}  // namespace smtp
