#pragma once
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

#include "reserve/receiving/requester_settings.hpp"
#include "reserve/room.hpp"
#include "reserve/rules/policy.hpp"
#include "reserve/rules/words/answer_texts.hpp"

namespace reserve {

// What was in progress when a gateway died: done again (harmless: each turn of the desk may be repeated), a
// reason not to start, parked with an error in the log, or parked without one.
enum class InDoubtEvents { reprocess, fail_on_startup, log_error, ignore };

// Who gets a mail when a room is booked, beside the answer.
enum class Confirmation { nobody, requester };

// The settings by which items are decided.
struct DecidingSettings {
    RequesterSettings requester;
    BookingPolicy booking;  // of rooms without settings of their own
    // `booking` with the room's own settings over it.
    std::function<BookingPolicy(const BookingPolicy& defaults, const Room& room)> room_policy{};
    std::shared_ptr<const AnswerTexts> texts = AnswerTexts::built_in();
    Confirmation confirmation = Confirmation::nobody;
};

struct DeskSettings {
    DecidingSettings deciding;
    std::size_t poll_quantity = 100;  // items taken at a time
    InDoubtEvents in_doubt_events = InDoubtEvents::reprocess;
    // How long an item waits after its first, second, ... failure; the last counts for all after it.
    std::vector<std::chrono::seconds> retry_after{std::chrono::seconds(2), std::chrono::seconds(10),
                                                  std::chrono::seconds(60), std::chrono::seconds(600)};
    int tries = 8;  // outages not counted; then an item is parked
    std::chrono::seconds retry_outage_after{5};
    // How often series are looked at that go on beyond the booking window, which moves at midnight of each
    // room.
    std::chrono::seconds extend_every{3600};
    // How often the time zone rules of this machine are compared with those that bookings were worked out with.
    std::chrono::seconds compare_zones_every{24 * 3600};
    std::chrono::milliseconds look_again_after{1000};  // for work that other programs made
};

}  // namespace reserve
