#pragma once
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "tests/exchange/mail/smtp_connection.hpp"
#include "tests/exchange/records.hpp"

namespace exchange {

// The queue of the send connector: what has no answer or a 4xx is tried again, a 5xx is final.
class Forwarder {
  public:
    struct Settings {
        Endpoint gateway;
        std::chrono::milliseconds retry_interval{1000};
        std::size_t connections = 20;
    };
    using Done = std::function<void(const Forward&)>;

    Forwarder(Settings settings, Done done);
    ~Forwarder();

    void submit(Forward forward, std::shared_ptr<const std::string> message, std::chrono::milliseconds delay);
    void set_gateway(const Endpoint& gateway);
    std::vector<Forward> all(std::uint64_t since) const;
    bool wait_for_done(std::size_t count, std::chrono::milliseconds at_most) const;

  private:
    using Clock = std::chrono::steady_clock;
    struct Job {
        std::uint64_t number = 0;
        std::shared_ptr<const std::string> message;
    };

    void work();
    void attempt(std::unique_ptr<SmtpConnection>& connection, const Job& job);
    SmtpOutcome transaction(std::unique_ptr<SmtpConnection>& connection, const Forward& forward,
                            const std::string& message);
    void settle(const Job& job, const SmtpOutcome& outcome);
    void close(std::unique_ptr<SmtpConnection>& connection);
    void drop(std::unique_ptr<SmtpConnection>& connection);
    void note(SmtpConnection* connection, bool open);

    Settings settings_;
    Done done_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    mutable std::condition_variable settled_;
    std::map<std::uint64_t, Forward> forwards_;
    std::multimap<Clock::time_point, Job> queue_;
    std::size_t done_count_ = 0;
    bool ending_ = false;
    std::set<SmtpConnection*> open_;  // to interrupt at the end
    std::vector<std::thread> workers_;
};

}  // namespace exchange
