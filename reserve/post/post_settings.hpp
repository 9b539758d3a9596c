#pragma once
#include <chrono>
#include <functional>

namespace reserve {

// What becomes of a booking whose request never appeared in the room's mailbox.
enum class UnansweredBooking { keep, release };

// How its organizer is told all the same.
enum class NotFoundAnswer { none, imip };

struct PostSettings {
    int workers = 16;  // answers in the air at the same time, over all servers

    // Outages: the first pause of a server; each next is twice as long, up to the second figure.
    std::chrono::seconds retry_duration{60};
    std::chrono::seconds retry_at_most{300};
    // Where an operator must act first (rights, sign-in: accounts lock).
    std::chrono::seconds slow_retry{900};
    std::chrono::seconds slow_retry_at_most{3600};

    std::chrono::seconds not_found_after{24 * 3600};  // counted only while the server answers
    NotFoundAnswer not_found_answer = NotFoundAnswer::none;
    UnansweredBooking unanswered_booking = UnansweredBooking::keep;

    // After an unknown outcome evidence is looked for when the attempt is this old: no call lives longer.
    std::chrono::seconds call_limit{120};
    std::chrono::seconds grace{10};

    std::function<double()> random;  // 0 to 1, for jitter; empty: the system's
};

}  // namespace reserve
