#include <vector>

#include "tests/sql/writer_cast.hpp"

namespace {

using namespace sql::writer_test;
using sql::Connection;
using sql::Writer;

// Starts a writer whose first commit was shared by three, and that waits for as many from then on.
class GatheringWriterTest : public WriterTest {
  protected:
    GatheringWriterTest() {
        sql::Settings settings = database_.settings();
        settings.batch_time = std::chrono::hours(1);
        settings.batch_gathering = std::chrono::hours(1);
        start(settings, [this](sql::CommitPoint point, std::size_t jobs) {
            if (point == sql::CommitPoint::after) batches_.push_back(jobs);
        });
        std::promise<void> submitted, done;
        writer_->submit(
            Writer::Lane::desk, 0, [&](Connection&) { submitted.get_future().wait(); },
            [&](std::exception_ptr) { done.set_value(); });
        submit_profile("Ada");
        submit_profile("Bob");
        submitted.set_value();
        done.get_future().wait();
    }

    std::vector<std::size_t> batches_;
};

TEST_F(GatheringWriterTest, WaitsUntilAsManyHaveComeTogetherAsTheLastTime) {
    submit_profile("Cy");
    EXPECT_EQ(profiles(), "Ada Bob");
    submit_profile("Di");
    EXPECT_EQ(profiles(), "Ada Bob");
    writer_->run(Writer::Lane::desk, [](Connection& connection) { add(connection, "Eve"); });
    EXPECT_EQ(profiles(), "Ada Bob Cy Di Eve");
    writer_->stop();
    EXPECT_EQ(batches_, (std::vector<std::size_t>{3, 3}));
}

TEST_F(GatheringWriterTest, WaitsForNobodyOnceItIsStopped) {
    submit_profile("Cy");
    writer_->stop();
    EXPECT_EQ(profiles(), "Ada Bob Cy");
}

}  // namespace
