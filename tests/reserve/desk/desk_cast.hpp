#pragma once
#include <gtest/gtest.h>

#include <deque>
#include <mutex>

#include "reserve/desk/desk.hpp"
#include "reserve/outage.hpp"
#include "reserve/reading/reading_text.hpp"
#include "tests/support/booking_office.hpp"
#include "tests/support/fake_books.hpp"

namespace reserve {

class FakeClock final : public Clock {
  public:
    Instant now() const override { return instant; }
    Instant instant = support::at("2026-11-23 08:00");
};

class FakeLog final : public Log {
  public:
    void write(Kind kind, std::string_view line) override { lines.emplace_back(kind, line); }
    std::vector<std::pair<Kind, std::string>> lines;
};

struct PutBack {
    ItemId item;
    Instant due;
    bool counted;
};

class FakeInbox final : public Inbox {
  public:
    void store(NewMessage, std::function<void(Stored)>) override {}
    std::vector<Item> take(std::size_t at_most, Instant) override {
        const std::lock_guard lock(mutex);
        std::vector<Item> taken;
        while (!ready.empty() && taken.size() < at_most) {
            taken.push_back(ready.front());
            ready.pop_front();
        }
        return taken;
    }
    void put_back(ItemId item, Instant due, bool counted, const std::string&) override {
        if (broken) throw Outage("disk I/O error");
        put_backs.push_back({item, due, counted});
    }
    void park(ItemId item, const std::string& reason) override { parked.emplace_back(item, reason); }
    std::vector<ItemId> in_doubt() override { return {}; }

    std::mutex mutex;
    std::deque<Item> ready;
    std::vector<PutBack> put_backs;
    std::vector<std::pair<ItemId, std::string>> parked;
    bool broken = false;
};

class DeskTest : public testing::Test {
  protected:
    DeskTest() {
        books.shelf.rooms = support::rooms();
        books.shelf.profiles["ada@corp.example.com"] = {support::ada};
        desk.run_once();  // compares time zone rules
    }

    ItemId deliver(const Reading& reading, int tries = 0) {
        const ItemId id{++last_item};
        const std::lock_guard lock(inbox.mutex);
        inbox.ready.push_back({.id = id,
                               .message = books.shelf.messages[id] = MessageId{4711},
                               .recipient = {.address = "r1@rooms.example.com", .room = support::room_1},
                               .received_at = clock.instant,
                               .reverse_path = "ada@corp.example.com",
                               .reading = to_text(reading),
                               .tries = tries});
        return id;
    }
    ItemStatus status(ItemId item) { return books.shelf.finished.at(item).first; }
    std::string reason(ItemId item) { return books.shelf.finished.at(item).second; }

    FakeInbox inbox;
    support::FakeBooks books;
    FakeClock clock;
    FakeLog log;
    DeskSettings settings = [] {
        DeskSettings changed;
        changed.compare_zones_every = std::chrono::days(36'500);
        return changed;
    }();
    int notified = 0;
    Desk desk{inbox, books, clock, log, settings, [this] { ++notified; }};
    std::int64_t last_item = 0;
};

inline const support::Draft tuesday_9 = support::Draft().starts("2026-11-24 09:00");

}  // namespace reserve
