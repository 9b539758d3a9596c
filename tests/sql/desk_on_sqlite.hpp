#pragma once
#include <gtest/gtest.h>

#include <future>

#include "reserve/desk/desk.hpp"
#include "reserve/reading/reading_text.hpp"
#include "sql/commands/room_admin.hpp"
#include "sql/commands/user_admin.hpp"
#include "sql/database.hpp"
#include "tests/sql/scratch_database.hpp"
#include "tests/support/booking_office.hpp"

// The desk over the real inbox, books and outbox.

namespace desk_on_sqlite {

using namespace reserve;
using support::cancel;
using support::Draft;
using support::request;

class FakeClock final : public Clock {
  public:
    Instant now() const override { return instant; }
    Instant instant = support::at("2026-11-23 08:00");
};

class SilentLog final : public Log {
  public:
    void write(Kind, std::string_view) override {}
};

class DeskOnSqlite : public testing::Test {
  protected:
    DeskOnSqlite() {
        for (const Room& room : support::rooms())
            database_.rooms().add({.name = room.name,
                                   .mailbox = room.mailbox.text(),
                                   .receiving = {room.receiving.front().text()},
                                   .zone = room.zone,
                                   .building = room.building,
                                   .capacity = room.capacity});
        database_.users().add({.id = support::ada.id,
                               .first_name = "Ada",
                               .last_name = "L.",
                               .addresses = {"ada@corp.example.com"}},
                              clock_.now());
    }

    void deliver(const Reading& reading, const std::string& uid = "m1") {
        NewMessage message;
        message.message.received_at = clock_.now();
        message.message.reverse_path = "ada@corp.example.com";
        message.reading = to_text(reading);
        message.items = {{{"r1@rooms.example.com", support::room_1}, ItemStatus::ready, "", {uid}}};
        std::promise<void> stored;
        database_.inbox().store(std::move(message), [&](Inbox::Stored) { stored.set_value(); });
        stored.get_future().get();
    }

    void decide(const Reading& reading) {
        deliver(reading);
        while (desk_.run_once() > 0) continue;
    }

    std::vector<Answer> due() { return database_.outbox().due(clock_.now(), 100, {}); }
    std::string count(const std::string& what) { return scratch_.value("SELECT count(*) FROM " + what); }

    ScratchDatabase scratch_;
    sql::Database database_{scratch_.settings()};
    FakeClock clock_;
    SilentLog log_;
    Desk desk_{database_.inbox(), database_.books(), clock_, log_, {}};
};

inline const Draft tuesday_9 = Draft().starts("2026-11-24 09:00");
inline const Draft weekly = tuesday_9.repeats("FREQ=WEEKLY;COUNT=4");
inline const Draft moved = Draft().instead_of("2026-12-01 09:00").starts("2026-12-01 15:00").version(1, 5);

}  // namespace desk_on_sqlite
