// How the write-ahead log is copied into the database while the writer goes on.
#include <fstream>

#include "tests/sql/scratch_database.hpp"

namespace {

using sql::Connection;
using sql::Writer;

class CheckpointerTest : public testing::Test {
  protected:
    void start(int log_pages) {
        sql::Settings settings = database_.settings();
        settings.log_pages = log_pages;
        auto connection = database_.migrated();
        connection->execute("CREATE TABLE page (octets BLOB)");
        writer_ = std::make_unique<Writer>(settings, std::move(connection), nullptr);
    }

    void commit_pages(int number) {
        writer_->run(Writer::Lane::desk, [number](Connection& connection) {
            for (int i = 0; i < number; ++i) connection.execute("INSERT INTO page VALUES (randomblob(3000))");
        });
    }

    // How often it began anew (https://sqlite.org/fileformat2.html#walformat, octets 12 to 15 of its header).
    unsigned beginnings_of_the_log() const {
        std::ifstream log(database_.settings().file.string() + "-wal", std::ios::binary);
        log.seekg(12);
        unsigned number = 0;
        for (int i = 0; i < 4; ++i) number = number * 256 + static_cast<unsigned>(log.get());
        return number;
    }

    // Whether the log begins anew while so many pages are committed, ten at a time.
    bool begins_anew_within(int pages) {
        const unsigned before = beginnings_of_the_log();
        for (int written = 0; written < pages; written += 10) {
            commit_pages(10);
            if (beginnings_of_the_log() != before) return true;
        }
        return false;
    }

    static constexpr int few = 100;
    static constexpr int many = 20'000;  // pages: the copying is awaited, however slow
    const ScratchDatabase database_;
    std::unique_ptr<Writer> writer_;
};

TEST_F(CheckpointerTest, LetsTheLogBeginAnewThoughTheWriterNeverRests) {
    start(few);
    commit_pages(1);
    EXPECT_TRUE(begins_anew_within(many));
    EXPECT_TRUE(begins_anew_within(many));
}

TEST_F(CheckpointerTest, LeavesAShortLogAlone) {
    start(many);
    commit_pages(1);
    EXPECT_FALSE(begins_anew_within(1000));
}

TEST_F(CheckpointerTest, KeepsWhatAReaderStillSees) {
    start(few);
    commit_pages(10);
    Connection reader(database_.settings(), Connection::Purpose::reading);
    const auto pages = [](Connection& connection) {
        int number = 0;
        sql::Query(connection, "SELECT count(*) FROM page", soci::into(number)).next();
        return number;
    };
    reader.execute("BEGIN");
    EXPECT_EQ(pages(reader), 10);
    EXPECT_FALSE(begins_anew_within(1000));
    EXPECT_EQ(pages(reader), 10);
    reader.execute("COMMIT");
    EXPECT_EQ(pages(reader), 1010);
    EXPECT_TRUE(begins_anew_within(many));
}

TEST_F(CheckpointerTest, LosesNothing) {
    start(few);
    EXPECT_TRUE(begins_anew_within(many));
    commit_pages(1);
    const std::string written = database_.value("SELECT count(*) FROM page");
    writer_.reset();
    EXPECT_FALSE(std::filesystem::exists(database_.settings().file.string() + "-wal"));
    EXPECT_EQ(database_.value("SELECT count(*) FROM page"), written);
    EXPECT_EQ(database_.value("PRAGMA integrity_check"), "ok");
}

}  // namespace
