#include "reserve/receiving/mail_copies.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

namespace reserve {
namespace {

namespace fs = std::filesystem;

class SilentLog : public Log {
  public:
    void write(Kind, std::string_view) override {}
};

class MailCopiesTest : public testing::Test {
  protected:
    MailCopiesTest() {
        std::string pattern = (fs::temp_directory_path() / "roomgate-copies-XXXXXX").string();
        root = ::mkdtemp(pattern.data());
    }
    ~MailCopiesTest() override { fs::remove_all(root); }

    static StoredMail mail(std::int64_t id, std::string raw = "x\r\n") {
        const Instant at = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22) + std::chrono::hours(10);
        return {MessageId{id}, at, {"r12@rooms.example.com"}, std::move(raw)};
    }

    // The database: what is stored, whether copied or not.
    MailCopies open(std::vector<StoredMail> stored, MessageId newest = MessageId{0}) {
        return MailCopies(
            root / "mail", newest,
            [stored](MessageId after, std::size_t at_most) {
                std::vector<StoredMail> found;
                for (const StoredMail& each : stored)
                    if (each.id > after && found.size() < at_most) found.push_back(each);
                return found;
            },
            log);
    }

    fs::path copy_of(const StoredMail& each) const { return root / "mail" / MailCopies::file_name(each); }

    std::string content_of(const StoredMail& each) const {
        std::ifstream file(copy_of(each), std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    fs::path root;
    SilentLog log;
};

TEST_F(MailCopiesTest, NamesTimeRoomAndId) {
    EXPECT_EQ(MailCopies::file_name(mail(4711)), "20261122T100000Z_r12@rooms.example.com_4711.eml");
}

TEST_F(MailCopiesTest, CountsFurtherRoomsInTheName) {
    StoredMail several = mail(7);
    several.recipients = {"a@rooms.example.com", "b@rooms.example.com", "c@rooms.example.com"};
    EXPECT_EQ(MailCopies::file_name(several), "20261122T100000Z_a@rooms.example.com_and-2-more_7.eml");
}

TEST_F(MailCopiesTest, LetsNoRecipientLeaveTheDirectory) {
    StoredMail hostile = mail(7);
    hostile.recipients = {"../../etc/passwd@rooms.example.com"};
    EXPECT_EQ(MailCopies::file_name(hostile).find('/'), std::string::npos);
}

TEST_F(MailCopiesTest, KeepsEveryByte) {
    std::string every;
    for (int value = 0; value < 256; ++value) every += static_cast<char>(value);
    open({}).write(mail(1, every));
    EXPECT_EQ(content_of(mail(1)), every);
}

TEST_F(MailCopiesTest, IsReadableByItsOwnerOnly) {
    open({}).write(mail(1));
    EXPECT_EQ(fs::status(copy_of(mail(1))).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(MailCopiesTest, MakesUpWhatACrashLeftOut) {
    open({}).write(mail(1));
    open({mail(1), mail(2, "lost by the crash"), mail(3)});
    EXPECT_EQ(content_of(mail(2)), "lost by the crash");
    EXPECT_TRUE(fs::exists(copy_of(mail(3))));
}

TEST_F(MailCopiesTest, LeavesDeletedWhatAnAdministratorDeleted) {
    open({}).write(mail(1));
    fs::remove(copy_of(mail(1)));
    open({mail(1)});
    EXPECT_FALSE(fs::exists(copy_of(mail(1))));
}

TEST_F(MailCopiesTest, BeginsANewDirectoryBehindTheNewestMessage) {
    open({mail(1), mail(2)}, MessageId{2});
    EXPECT_FALSE(fs::exists(copy_of(mail(1))));
}

TEST_F(MailCopiesTest, SaysWhichDirectoryCannotBeWritten) {
    std::ofstream(root / "mail") << "a file is in the way";
    try {
        open({});
        FAIL() << "opened";
    } catch (const std::exception& error) {
        EXPECT_NE(std::string(error.what()).find((root / "mail").string()), std::string::npos)
            << error.what();
    }
}

}  // namespace
}  // namespace reserve
