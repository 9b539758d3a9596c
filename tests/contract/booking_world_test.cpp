#include "tests/contract/booking_world.hpp"

#include "sql/answer_words.hpp"
#include "sql/commands/room_admin.hpp"
#include "sql/commands/user_admin.hpp"
#include "sql/connection/query.hpp"
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

    Stored add_item() override {
        const Stored added{reserve::MessageId{++last_}, reserve::ItemId{++last_}};
        books_.shelf.messages[added.item] = added.message;
        return added;
    }
    std::vector<reserve::AnswerState> answers() override {
        std::vector<reserve::AnswerState> states;
        for (const reserve::Answer& answer : books_.shelf.answers) states.push_back(answer.state);
        return states;
    }

  private:
    support::FakeBooks books_;
    std::int64_t last_ = 0;
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

    Stored add_item() override {
        reserve::NewMessage message;
        message.items = {{{"r1@rooms.example.com", support::room_1}, reserve::ItemStatus::ready, "", {}}};
        std::promise<void> stored;
        database_.inbox().store(std::move(message), [&](reserve::Inbox::Stored) { stored.set_value(); });
        stored.get_future().get();
        const reserve::Item item = database_.inbox().take(1, support::at("2026-11-23 08:00")).at(0);
        return {item.message, item.id};
    }
    std::vector<reserve::AnswerState> answers() override {
        std::vector<reserve::AnswerState> states;
        std::string state;
        sql::Query query(beside_, "SELECT state FROM answer ORDER BY answer_id", soci::into(state));
        while (query.next()) states.push_back(sql::state_from(state));
        return states;
    }

  private:
    static sql::Settings in(const std::filesystem::path& directory) {
        sql::Settings settings;
        settings.file = directory / "roomgate.db";
        return settings;
    }

    support::TemporaryDirectory directory_;
    sql::Database database_{in(directory_.path())};
    sql::Connection beside_{in(directory_.path()), sql::Connection::Purpose::reading};
};

}  // namespace

std::unique_ptr<BookingWorld> bookings_in_memory() { return std::make_unique<BookingsInMemory>(); }
std::unique_ptr<BookingWorld> bookings_on_sqlite() { return std::make_unique<BookingsOnSqlite>(); }
