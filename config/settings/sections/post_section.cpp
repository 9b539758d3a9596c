#include "config/settings/sections/sections.hpp"

namespace config {

namespace {

using namespace std::chrono_literals;
using NotFound = reserve::NotFoundAnswer;
using Unanswered = reserve::UnansweredBooking;

std::vector<Key> post_keys(reserve::PostSettings& post) {
    return {
        number("workers", post.workers, {1, 1000}),
        time("retry_duration", post.retry_duration, {1s, 24h}),
        time("retry_at_most", post.retry_at_most, {1s, 24h}),
        time("slow_retry", post.slow_retry, {1s, 24h}),
        time("slow_retry_at_most", post.slow_retry_at_most, {1s, 7 * 24h}),
        time("not_found_after", post.not_found_after, {1s, 365 * 24h}),
        choice<NotFound>("not_found_answer", post.not_found_answer,
                         {{"none", NotFound::none}, {"imip", NotFound::imip}}),
        choice<Unanswered>("unanswered_booking", post.unanswered_booking,
                           {{"keep", Unanswered::keep}, {"release", Unanswered::release}}),
        time("call_limit", post.call_limit, {1s, 1h}),
        time("grace", post.grace, {0ms, 1h}),
    };
}

}  // namespace

Section post_section(reserve::PostSettings& post) {
    return {"post", false, [&post](std::size_t) { return post_keys(post); }};
}

}  // namespace config
