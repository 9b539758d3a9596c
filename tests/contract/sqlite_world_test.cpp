#include <optional>

#include "sql/answer_words.hpp"
#include "sql/answers.hpp"
#include "sql/connection/query.hpp"
#include "sql/database.hpp"
#include "tests/contract/world.hpp"
#include "tests/support/temporary_directory.hpp"

namespace {

using soci::into;
using soci::use;

constexpr auto set_paused = "UPDATE room SET paused = 1 WHERE room_id = :room";
constexpr auto set_status = "UPDATE item SET status = :status WHERE item_id = :item";
constexpr auto set_replaced = "UPDATE answer SET state = 'replaced' WHERE answer_id = :answer";
constexpr auto insert_profile =
    "INSERT INTO profile (profile_id, retired, created_at) VALUES (:id, :retired, 0)";
constexpr auto insert_address = "INSERT INTO profile_address VALUES (:id, :key, :address)";
constexpr auto insert_reservation = R"(
    INSERT INTO reservation (room_id, uid, organizer, profile_id, found_by_address)
    VALUES (:room, :uid, :organizer, :profile, :found))";
constexpr auto insert_answer = R"(
    INSERT INTO answer (item_id, room_id, uid, recurrence_id, sequence, dtstamp_at, mail_message_id, organizer,
                        state, due_at)
    VALUES (:item, :room, :uid, :recurrence, :sequence, :dtstamp, :mail, :organizer, 'waiting', :due)
    RETURNING answer_id)";
constexpr auto insert_step = R"(
    INSERT INTO answer_step (answer_id, position, kind, recurrence_id, text, html, silent, state)
    VALUES (:answer, :position, :kind, :recurrence, :text, :html, :silent, 'waiting'))";
constexpr auto select_status = "SELECT status FROM item WHERE item_id = :item";

sql::Settings in(const std::filesystem::path& directory) {
    sql::Settings settings;
    settings.file = directory / "roomgate.db";
    return settings;
}

class SqliteWorld final : public World {
  public:
    reserve::Inbox& inbox() override { return database_->inbox(); }
    reserve::Outbox& outbox() override { return database_->outbox(); }
    reserve::Directory& directory() override { return database_->directory(); }
    void die() override {
        database_.reset();
        database_.emplace(in(directory_.path()));
    }

    reserve::RoomId add_room(const std::string& name) override {
        const auto added = database_->rooms().add(
            {name, name + "@corp.example.com", {name + "@rooms.example.com"}, "Europe/Berlin", "", {}});
        return std::get<reserve::RoomId>(added);
    }
    void pause(reserve::RoomId room) override { sql::run(beside_, set_paused, use(room)); }
    void retire(reserve::RoomId room) override { database_->rooms().retire(room); }
    void add_profile(reserve::Profile profile, const reserve::Address& address) override {
        const int retired = profile.retired ? 1 : 0;
        sql::run(beside_, insert_profile, use(profile.id), use(retired));
        sql::run(beside_, insert_address, use(profile.id), use(address.key()), use(address.text()));
    }
    void book(reserve::RoomId room, const std::string& uid, const std::string& organizer,
              std::optional<reserve::ProfileId> found_by_address) override {
        const int found = found_by_address ? 1 : 0;
        sql::run(beside_, insert_reservation, use(room), use(uid), use(organizer), use(found_by_address),
                 use(found));
    }

    void finish(reserve::ItemId item, reserve::ItemStatus status) override {
        sql::run(beside_, set_status, use(status), use(item));
    }
    reserve::AnswerId queue(const reserve::NewAnswer& answer) override {
        const reserve::AnswerId id = insert(answer);
        for (const auto& step : answer.steps) {
            const std::string kind = sql::word_for(step.kind);
            const int silent = step.silent ? 1 : 0;
            sql::run(beside_, insert_step, use(id), use(step.position), use(kind), use(step.recurrence_id),
                     use(step.text), use(step.html), use(silent));
        }
        return id;
    }
    void replace(reserve::AnswerId answer) override { sql::run(beside_, set_replaced, use(answer)); }

    reserve::ItemStatus status(reserve::ItemId item) override {
        reserve::ItemStatus status{};
        sql::Query(beside_, select_status, use(item), into(status)).next();
        return status;
    }
    reserve::Answer answer(reserve::AnswerId id) override { return sql::read_answer(beside_, id); }

  private:
    reserve::AnswerId insert(const reserve::NewAnswer& answer) {
        reserve::AnswerId id{};
        sql::Query query(beside_, insert_answer, use(answer.item), use(answer.room), use(answer.uid),
                         use(answer.recurrence_id), use(answer.version.sequence), use(answer.version.dtstamp),
                         use(answer.mail_message_id), use(answer.organizer), use(answer.due), into(id));
        while (query.next()) continue;
        return id;
    }

    support::TemporaryDirectory directory_;
    std::optional<sql::Database> database_{in(directory_.path())};
    sql::Connection beside_{in(directory_.path()), sql::Connection::Purpose::writing};  // another process
};

}  // namespace

std::unique_ptr<World> world_on_sqlite() { return std::make_unique<SqliteWorld>(); }
