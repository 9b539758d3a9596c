#include "reserve/reading/reader_pool.hpp"

#include <atomic>
#include <thread>
#include <utility>

#include "reserve/reading/processes/read_queue.hpp"
#include "reserve/reading/processes/worker.hpp"

namespace reserve {
namespace {

void refuse_at_the_end(const ReadRequest& request) {
    request.done(ReadFailure{.reason = "the gateway is stopping", .not_tried = true});
}

}  // namespace

struct ReaderPool::Members {
    explicit Members(ReaderPoolSettings given) : settings(std::move(given)), queue(settings.queue) {}

    const ReaderPoolSettings settings;
    ReadQueue queue;
    std::atomic<std::size_t> ready = 0;
    std::vector<std::thread> threads;
};

ReaderPool::ReaderPool(ReaderPoolSettings settings)
    : members_(std::make_unique<Members>(std::move(settings))) {
    for (std::size_t i = 0; i < members_->settings.processes; ++i) {
        const Takes takes = i == 0 && members_->settings.processes > 1 ? Takes::ordinary : Takes::all;
        members_->threads.emplace_back(
            [this, takes] { Worker(members_->settings, members_->queue, takes, members_->ready).run(); });
    }
}

ReaderPool::~ReaderPool() {
    members_->queue.close();
    for (std::thread& thread : members_->threads) thread.join();
    for (const ReadRequest& request : members_->queue.drain()) refuse_at_the_end(request);
}

void ReaderPool::read(std::shared_ptr<const std::string> raw, Instant received_at, bool null_sender,
                      std::function<void(ReadResult)> done) {
    const auto refused = members_->queue.push({std::move(raw), received_at, null_sender, std::move(done)});
    if (refused) refuse_at_the_end(*refused);
}

}  // namespace reserve
