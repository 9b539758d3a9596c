// How the pages of a commit reach the write-ahead log.
#include <sys/resource.h>

#include <csignal>
#include <fstream>

#include "tests/sql/scratch_database.hpp"

namespace {

// Of this thread, since it began.
long long write_calls() {
    std::ifstream counters("/proc/thread-self/io");
    std::string name;
    long long value = 0;
    while (counters >> name >> value) {
        if (name == "syscw:") return value;
    }
    throw std::runtime_error("/proc/thread-self/io has no syscw");
}

// No file of this process grows beyond so many octets while it lives.
class FileSizeLimit {
  public:
    explicit FileSizeLimit(rlim_t octets) {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{.rlim_cur = octets, .rlim_max = before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &before_); }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

  private:
    rlimit before_{};
};

class GatheredLogTest : public testing::Test {
  protected:
    GatheredLogTest() { connection_->execute("CREATE TABLE page (octets BLOB)"); }

    void add_pages(int number) {
        const std::string one = "INSERT INTO page VALUES (randomblob(3000));";
        for (int i = 0; i < number; ++i) connection_->execute(one);
    }
    void commit_pages(int number) {
        connection_->execute("BEGIN IMMEDIATE");
        add_pages(number);
        connection_->execute("COMMIT");
    }

    const ScratchDatabase scratch_;
    const std::unique_ptr<sql::Connection> connection_ = scratch_.connect();
};

TEST_F(GatheredLogTest, TakesThePagesOfACommitInFewWrites) {
    commit_pages(1);
    const long long before = write_calls();
    commit_pages(50);
    EXPECT_LE(write_calls() - before, 6);  // 64 KiB each, instead of two a page
}

TEST_F(GatheredLogTest, ShowsACommitToOthersAtOnce) {
    commit_pages(50);
    EXPECT_EQ(scratch_.value("SELECT count(*) FROM page"), "50");
}

TEST_F(GatheredLogTest, IsReadByItsWriterBeforeTheCommit) {
    connection_->execute("PRAGMA cache_size = 5; BEGIN IMMEDIATE");  // the pages do not fit
    add_pages(50);
    long long octets = 0;
    sql::Query(*connection_, "SELECT sum(length(octets)) FROM page", soci::into(octets)).next();
    EXPECT_EQ(octets, 50 * 3000);
    connection_->execute("ROLLBACK");
    EXPECT_EQ(scratch_.value("SELECT count(*) FROM page"), "0");
}

TEST_F(GatheredLogTest, ThatCannotBeWrittenFailsTheCommitAlone) {
    commit_pages(1);
    connection_->execute("BEGIN IMMEDIATE");
    add_pages(50);
    {
        const FileSizeLimit limit(64 * 1024);
        EXPECT_THROW(connection_->execute("COMMIT"), std::runtime_error);
    }
    if (connection_->in_transaction()) connection_->execute("ROLLBACK");
    commit_pages(2);
    EXPECT_EQ(scratch_.value("SELECT count(*) FROM page"), "3");
    EXPECT_EQ(scratch_.value("PRAGMA integrity_check"), "ok");
}

TEST(GatheredLog, IsUsedUnderAnyFileName) {
    const support::TemporaryDirectory directory;
    sql::Settings settings;
    settings.file = directory.path() / "50% of #1 what?.db";
    const sql::Connection connection(settings, sql::Connection::Purpose::writing);
    EXPECT_TRUE(std::filesystem::exists(settings.file));
    EXPECT_GT(std::filesystem::file_size(settings.file), 0U);
}

}  // namespace
