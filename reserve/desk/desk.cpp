#include "reserve/desk/desk.hpp"

#include <algorithm>

#include "reserve/desk/error_words.hpp"
#include "reserve/desk/extend_rooms.hpp"
#include "reserve/desk/follow_zones.hpp"
#include "reserve/desk/turn.hpp"
#include "reserve/desk/work_out_series.hpp"
#include "reserve/names/organizer_names.hpp"
#include "reserve/zones/tzdata.hpp"

namespace reserve {
namespace {

std::string name_of(const Item& item) {
    return "message " + std::to_string(static_cast<std::int64_t>(item.message));
}

constexpr std::chrono::seconds look_again_for_a_name{1};

bool waits_for_a_name(const std::exception_ptr& error) {
    try {
        std::rethrow_exception(error);
    } catch (const NameIsLookedUp&) {
        return true;
    } catch (const std::exception&) {
        return false;
    }
}

}  // namespace

Desk::Desk(Inbox& inbox, Books& books, const Clock& clock, Log& log, DeskSettings settings,
           std::function<void()> decided, OrganizerNames* names)
    : inbox_(inbox),
      books_(books),
      clock_(clock),
      log_(log),
      settings_(std::move(settings)),
      decided_(std::move(decided)),
      names_(names) {}

Desk::~Desk() { stop(); }

std::size_t Desk::run_once() {
    settle_failures();
    follow_zones();
    extend_series();
    work_out_series();
    const std::vector<Item> items = inbox_.take(settings_.poll_quantity, clock_.now());
    if (items.empty()) return 0;
    failures_ = decide_all(items);
    if (decided_ && failures_.size() < items.size()) decided_();
    settle_failures();
    return items.size();
}

// Throws when it cannot be known by which rules the bookings were worked out: then nothing is decided.
void Desk::follow_zones() {
    const Instant now = clock_.now();
    {
        const std::lock_guard lock(mutex_);
        if (now < compare_zones_at_) return;
    }
    if (zones_compared_) reload_tzdata();
    const FollowedZones followed = reserve::follow_zones(books_, now, log_);
    if (decided_ && followed.any) decided_();
    zones_compared_ = true;
    const std::lock_guard lock(mutex_);
    compare_zones_at_ =
        now + (followed.complete ? settings_.compare_zones_every : settings_.retry_after.back());
}

void Desk::extend_series() {
    const Instant now = clock_.now();
    {
        const std::lock_guard lock(mutex_);
        if (now < extend_at_) return;
        extend_at_ = now + settings_.extend_every;
    }
    const ExtendedRooms extended = extend_rooms(books_, deciding(), now, log_);
    if (decided_ && extended.any) decided_();
    if (!extended.failed) return;
    const std::lock_guard lock(mutex_);
    extend_at_ = std::min(extend_at_, now + settings_.retry_after.back());
}

void Desk::work_out_series() {
    const Instant now = clock_.now();
    if (now < work_out_at_) return;
    const WorkedOutSeries worked_out = reserve::work_out_series(books_, deciding(), now, log_);
    if (decided_ && worked_out.any) decided_();
    work_out_at_ = worked_out.failed ? now + settings_.retry_outage_after : now;
}

std::vector<Desk::Failure> Desk::decide_all(const std::vector<Item>& items) {
    const DecidingSettings deciding_now = deciding();
    const auto results = Turn(books_, log_, deciding_now, clock_.now(), names_).decide(items);
    std::vector<Failure> failures;
    for (std::size_t i = 0; i < items.size(); ++i)
        if (results[i].error) failures.push_back({items[i], results[i].error, results[i].at_fault});
    return failures;
}

void Desk::settle_failures() {
    while (!failures_.empty()) {
        settle(failures_.back());
        failures_.pop_back();
    }
}

// Fails closed: an item that cannot be decided neither books nor declines.
void Desk::settle(const Failure& failure) {
    const std::string words = error_words(failure.error);
    const int failed_before = failure.item.tries;
    if (failure.counted && failed_before + 1 >= settings_.tries) {
        inbox_.park(failure.item.id,
                    "failed " + std::to_string(failed_before + 1) + " times, the last time: " + words);
        return log_.error(name_of(failure.item) + " parked: " + words);
    }
    const auto last = settings_.retry_after.size() - 1;
    const bool looked_up = waits_for_a_name(failure.error);
    const auto wait = looked_up ? look_again_for_a_name
                      : failure.counted
                          ? settings_.retry_after[std::min(last, static_cast<std::size_t>(failed_before))]
                          : settings_.retry_outage_after;
    inbox_.put_back(failure.item.id, clock_.now() + wait, failure.counted, words);
    if (looked_up) return;  // time after time
    log_.warning(name_of(failure.item) + " waits: " + words);
}

DecidingSettings Desk::deciding() {
    const std::lock_guard lock(mutex_);
    return settings_.deciding;
}

void Desk::apply(DecidingSettings deciding) {
    const std::lock_guard lock(mutex_);
    settings_.deciding = std::move(deciding);
    extend_at_ = Instant{};  // the window may be another one
    compare_zones_at_ = Instant{};
}

void Desk::start() {
    stop();
    stopping_ = false;
    woken_ = true;
    thread_ = std::thread([this] { loop(); });
}

void Desk::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        woken_or_stop_.notify_all();
    }
    if (thread_.joinable()) thread_.join();
}

void Desk::wake() {
    const std::lock_guard lock(mutex_);
    woken_ = true;
    woken_or_stop_.notify_all();
}

void Desk::pause() {
    const std::lock_guard lock(mutex_);
    paused_ = true;
}

void Desk::resume() {
    const std::lock_guard lock(mutex_);
    paused_ = false;
    woken_ = true;
    woken_or_stop_.notify_all();
}

bool Desk::wait_for_work(std::chrono::milliseconds at_most) {
    std::unique_lock lock(mutex_);
    woken_or_stop_.wait_for(lock, at_most, [this] { return stopping_ || (woken_ && !paused_); });
    woken_or_stop_.wait(lock, [this] { return stopping_ || !paused_; });
    woken_ = false;
    return !stopping_;
}

// The top of the loop: what breaks here waits, and the desk lives on.
std::chrono::milliseconds Desk::turn() {
    try {
        return run_once() > 0 ? std::chrono::milliseconds::zero() : settings_.look_again_after;
    } catch (const std::exception& broken) {
        log_.error(std::string("desk: ") + broken.what());
        return settings_.retry_outage_after;
    }
}

void Desk::loop() {
    auto wait = std::chrono::milliseconds::zero();
    while (wait_for_work(wait)) wait = turn();
}

}  // namespace reserve
