#include <sys/stat.h>

#include "tests/sql/scratch_database.hpp"

namespace {

const std::string version = "PRAGMA user_version";

std::string error_of(const auto& action) {
    try {
        action();
    } catch (const std::exception& error) {
        return error.what();
    }
    return "";
}

TEST(Migration, CountsItsStepsInTheDatabase) {
    ScratchDatabase database;
    database.migrated();
    EXPECT_EQ(database.value(version), std::to_string(sql::migrations().size()));
}

TEST(Migration, DoesNothingTheSecondTime) {
    ScratchDatabase database;
    database.migrated();
    database.migrated();
    EXPECT_EQ(database.value(version), std::to_string(sql::migrations().size()));
}

TEST(Migration, RefusesADatabaseOfANewerProgram) {
    ScratchDatabase database;
    database.migrated()->execute("PRAGMA user_version = 999");
    EXPECT_NE(error_of([&] { database.migrated(); }).find("newer roomgate"), std::string::npos);
}

TEST(Migration, RefusesADatabaseOfAnotherProgram) {
    ScratchDatabase database;
    database.connect()->execute("CREATE TABLE other (x)");
    EXPECT_NE(error_of([&] { database.migrated(); }).find("another program"), std::string::npos);
}

TEST(Connection, MakesTheFileForItsOwnerOnly) {
    ScratchDatabase database;
    database.migrated();
    struct stat found {};
    ASSERT_EQ(::stat(database.settings().file.c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777, 0600U);
}

TEST(Connection, NamesTheDirectoryThatIsMissing) {
    sql::Settings settings;
    settings.file = "/nowhere/at/all/roomgate.db";
    const std::string words =
        error_of([&] { sql::Connection connection(settings, sql::Connection::Purpose::writing); });
    EXPECT_NE(words.find("/nowhere/at/all does not exist"), std::string::npos) << words;
}

TEST(Connection, OpensAFileWhoseNameHasBlanksAndSigns) {
    const support::TemporaryDirectory directory;
    sql::Settings settings;
    settings.file = directory.path() / "room gate = 100 % ü.db";
    { sql::Connection connection(settings, sql::Connection::Purpose::writing); }
    EXPECT_TRUE(std::filesystem::exists(settings.file));
}

TEST(Connection, WritesDurably) {
    ScratchDatabase database;
    int synchronous = 0;
    const auto connection = database.connect();
    sql::Query(*connection, "PRAGMA synchronous", soci::into(synchronous)).next();
    EXPECT_EQ(synchronous, 2);  // FULL
}

TEST(Connection, ThatReadsCannotWrite) {
    ScratchDatabase database;
    database.migrated();
    sql::Connection reading(database.settings(), sql::Connection::Purpose::reading);
    EXPECT_THROW(reading.execute("DELETE FROM room"), std::runtime_error);
}

TEST(Query, KeepsParametersOutOfItsErrors) {
    ScratchDatabase database;
    const auto connection = database.migrated();
    const std::string secret = "secret";
    const std::string words = error_of([&] {
        sql::run(*connection, "INSERT INTO room (room_id, name) VALUES (1, :name)", soci::use(secret));
    });
    EXPECT_NE(words.find("NOT NULL"), std::string::npos);
    EXPECT_EQ(words.find("secret"), std::string::npos);
}

}  // namespace
