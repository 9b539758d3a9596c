#pragma once
#include <future>
#include <mutex>
#include <vector>

#include "tests/sql/scratch_database.hpp"

namespace sql::writer_test {

inline constexpr auto insert = "INSERT INTO profile (first_name, created_at) VALUES (:name, 0)";

inline void add(Connection& connection, const std::string& name) {
    sql::run(connection, insert, soci::use(name));
}

// A writer over a fresh database, a gate that keeps it busy while a batch comes together, and what was heard.
class WriterTest : public testing::Test {
  protected:
    void start(sql::CommitObserver observer = {}) { start(database_.settings(), std::move(observer)); }
    void start(const sql::Settings& settings, sql::CommitObserver observer) {
        writer_ = std::make_unique<Writer>(settings, database_.migrated(), std::move(observer));
    }

    void submit(Writer::Work work, Writer::Lane lane = Writer::Lane::desk) {
        writer_->submit(lane, 0, std::move(work), [this](std::exception_ptr error) {
            const std::lock_guard lock(mutex_);
            heard_.push_back(error ? "failed" : "done");
        });
    }
    void submit_profile(const std::string& name, Writer::Lane lane = Writer::Lane::desk) {
        submit([name](Connection& connection) { add(connection, name); }, lane);
    }
    void submit_failing_profile(Writer::Lane lane) {
        const auto fail = [](Connection& connection) {
            add(connection, "Mallory");
            throw std::runtime_error("no");
        };
        submit(fail, lane);
    }

    // Jobs submitted by `fill` share a batch with the one that waits for them.
    void in_one_batch(const std::function<void()>& fill) {
        std::promise<void> entered;
        std::promise<void> filled;
        submit([&](Connection&) {
            entered.set_value();
            filled.get_future().wait();
        });
        entered.get_future().wait();
        fill();
        filled.set_value();
        writer_->stop();
    }

    std::string profiles() const {
        return database_.value("SELECT group_concat(first_name, ' ') FROM profile");
    }

    ScratchDatabase database_;
    std::unique_ptr<Writer> writer_;
    std::mutex mutex_;
    std::vector<std::string> heard_;
};

}  // namespace sql::writer_test
