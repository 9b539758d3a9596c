// What is left of the database when the power goes, at any moment.
#include <future>
#include <mutex>
#include <set>

#include "sql/gateways.hpp"
#include "sql/inbox.hpp"
#include "sql/store_message.hpp"
#include "tests/sql/scratch_database.hpp"
#include "tests/support/power_cut/vfs.hpp"

namespace {

using reserve::MessageId;

std::string content(std::size_t number) { return std::to_string(number) + std::string(6000, 'x'); }

reserve::NewMessage message(std::size_t number) {
    reserve::NewMessage message;
    message.message.raw = content(number);
    message.mail_message_id = std::to_string(number);
    message.items.push_back({{"r12@rooms.example.com", std::nullopt}, reserve::ItemStatus::ready, "", {}});
    return message;
}

class PowerCutTest : public testing::Test {
  protected:
    // A store whose 250 has been given.
    void acknowledge(std::size_t number) {
        const std::lock_guard lock(mutex_);
        acknowledged_.insert(number);
    }
    std::set<std::size_t> acknowledged() {
        const std::lock_guard lock(mutex_);
        return acknowledged_;
    }

    void store(reserve::Inbox& inbox, std::size_t number) {
        inbox.store(message(number), [this, number](reserve::Inbox::Stored stored) {
            if (std::holds_alternative<MessageId>(stored)) acknowledge(number);
        });
    }

    // How many of the messages are not there, whole, in the database that a cut leaves now.
    std::size_t lost_by_a_cut(power_cut::Unsynced unsynced, std::uint32_t seed) {
        const auto promised = acknowledged();  // before the cut
        const auto directory = found_.path() / std::to_string(seed);
        disk_.leave(directory, unsynced, seed);
        return promised.size() - found_whole(directory / scratch_.settings().file.relative_path(), promised);
    }

    static std::size_t found_whole(const std::filesystem::path& file, const std::set<std::size_t>& promised) {
        sql::Settings settings;
        settings.file = file;
        sql::Connection connection(settings, sql::Connection::Purpose::writing);
        std::string integrity;
        sql::Query(connection, "PRAGMA integrity_check", soci::into(integrity)).next();
        EXPECT_EQ(integrity, "ok");
        if (!has_messages(connection)) return 0;
        std::size_t found = 0;
        std::size_t number = 0;
        std::string raw;
        sql::Query query(connection, "SELECT mail_message_id, raw FROM message JOIN item USING (message_id)",
                         soci::into(number), soci::into(raw));
        while (query.next()) {
            if (promised.contains(number) && raw == content(number)) ++found;
        }
        return found;
    }

    static bool has_messages(sql::Connection& connection) {
        int tables = 0;
        sql::Query(connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'message'",
                   soci::into(tables))
            .next();
        return tables == 1;
    }

    ScratchDatabase scratch_;
    support::TemporaryDirectory found_;
    power_cut::Disk disk_;
    power_cut::Vfs vfs_{disk_, scratch_.settings().file.parent_path()};
    std::mutex mutex_;
    std::set<std::size_t> acknowledged_;
};

// A small log, so that checkpoints are cut too.
void checkpoint_often(sql::Connection& connection) { connection.execute("PRAGMA wal_autocheckpoint = 40"); }

TEST_F(PowerCutTest, LosesNoAcknowledgedStore) {
    auto connection = scratch_.migrated();
    checkpoint_often(*connection);
    sql::Writer writer(scratch_.settings(), std::move(connection), {});
    sql::Readers readers(scratch_.settings());
    sql::Gateways gateways(scratch_.settings().file);
    sql::Inbox inbox(writer, readers, gateways);
    for (std::uint32_t cut = 0; cut < 40; ++cut) {
        for (std::size_t i = 0; i < 20; ++i) store(inbox, cut * 20 + i);
        const auto unsynced = cut % 2 == 0 ? power_cut::Unsynced::lost : power_cut::Unsynced::torn;
        EXPECT_EQ(lost_by_a_cut(unsynced, cut), 0U) << "cut " << cut;
    }
    writer.stop();
    EXPECT_EQ(acknowledged().size(), 800U);
    EXPECT_EQ(lost_by_a_cut(power_cut::Unsynced::lost, 40), 0U);
}

// The proof that the test above can fail.
TEST_F(PowerCutTest, FindsTheLossWhenCommitsAreNotSynced) {
    const auto connection = scratch_.migrated();
    connection->execute("PRAGMA synchronous = OFF");
    for (std::size_t number = 0; number < 20; ++number) {
        connection->execute("BEGIN IMMEDIATE");
        sql::store_message(*connection, message(number));
        connection->execute("COMMIT");
        acknowledge(number);
    }
    EXPECT_GT(lost_by_a_cut(power_cut::Unsynced::lost, 0), 0U);
}

}  // namespace
