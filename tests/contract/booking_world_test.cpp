#include "tests/contract/booking_world.hpp"

#include "sql/commands/room_admin.hpp"
#include "sql/commands/user_admin.hpp"
#include "sql/database.hpp"
#include "tests/support/fake_books.hpp"
#include "tests/support/temporary_directory.hpp"

namespace {

class BookingsInMemory final : public BookingWorld {
  public:
    BookingsInMemory() {
        books_.shelf.rooms = support::rooms();
        books_.shelf.profiles["ada@corp.example.com"] = {support::ada};
    }
    reserve::Books& books() override { return books_; }

  private:
    support::FakeBooks books_;
};

class BookingsOnSqlite final : public BookingWorld {
  public:
    BookingsOnSqlite() {
        for (const reserve::Room& room : support::rooms()) {
            database_.rooms().add({.name = room.name,
                                   .mailbox = room.mailbox.text(),
                                   .receiving = {room.receiving.front().text()},
                                   .zone = room.zone,
                                   .building = room.building,
                                   .capacity = room.capacity});
        }
        database_.users().add({.id = support::ada.id,
                               .first_name = "Ada",
                               .last_name = "L.",
                               .addresses = {"ada@corp.example.com"}},
                              {});
    }
    reserve::Books& books() override { return database_.books(); }

  private:
    static sql::Settings in(const std::filesystem::path& directory) {
        sql::Settings settings;
        settings.file = directory / "roomgate.db";
        return settings;
    }

    support::TemporaryDirectory directory_;
    sql::Database database_{in(directory_.path())};
};

}  // namespace

std::unique_ptr<BookingWorld> bookings_in_memory() { return std::make_unique<BookingsInMemory>(); }
std::unique_ptr<BookingWorld> bookings_on_sqlite() { return std::make_unique<BookingsOnSqlite>(); }
