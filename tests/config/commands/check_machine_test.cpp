#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/config/program.hpp"
#include "tests/ews/made_certificate.hpp"

namespace config {
namespace {

// Where nothing can be made, whoever tries.
const std::string nowhere = "/proc/roomgate";

class CheckMachine : public testing::Test {
  protected:
    std::string mistakes_in(const std::string& settings) {
        roomgate_.write_settings(settings);
        const Ended checked = roomgate_({"check"});
        EXPECT_EQ(checked.exit_code, checked.err.empty() ? 0 : 1);
        return checked.err;
    }
    testing::AssertionResult finds(const std::string& settings, const std::string& words) {
        const std::string mistakes = mistakes_in(settings);
        if (mistakes.find(words) != std::string::npos) return testing::AssertionSuccess();
        return testing::AssertionFailure() << mistakes;
    }
    std::size_t files() const {
        const std::filesystem::directory_iterator all(roomgate_.folder());
        return static_cast<std::size_t>(std::distance(begin(all), end(all)));
    }

    const Program roomgate_;
};

TEST_F(CheckMachine, FindsAFolderOfCopiesThatCannotBeMade) {
    EXPECT_TRUE(finds("[smtp]\nkeep_email = true\nkeep_email_directory = \"" + nowhere + "/mail\"\n",
                      "roomgate.toml:5:24: keep_email_directory is where no copy can be written: "));
}

TEST_F(CheckMachine, DoesNotMindThatFolderWhereNoCopiesAreKept) {
    EXPECT_EQ(mistakes_in("[smtp]\nkeep_email_directory = \"" + nowhere + "/mail\"\n"), "");
}

TEST_F(CheckMachine, FindsAFileWhereTheFolderOfCopiesShouldBe) {
    roomgate_.write("mail", "");
    EXPECT_TRUE(finds("[smtp]\nkeep_email = true\nkeep_email_directory = \"mail\"\n", "mail is no folder"));
}

TEST_F(CheckMachine, FindsALogThatCannotBeWritten) {
    EXPECT_TRUE(finds("[log]\nfile = \"" + nowhere + "/log\"\n",
                      "roomgate.toml:4:8: file is where no log can be written: "));
    EXPECT_TRUE(finds("[log]\nfile = \".\"\n", " is a folder. Give it to the user"));
}

TEST_F(CheckMachine, FindsADatabaseThatCannotBeMade) {
    roomgate_.write("other.toml", "[database]\nfile = \"gone/roomgate.db\"\n");
    const Ended checked = run_roomgate({"--config", roomgate_.folder() / "other.toml", "check"});
    EXPECT_EQ(checked.exit_code, 1);
    EXPECT_NE(checked.err.find("other.toml:2:8: file is in "), std::string::npos) << checked.err;
    EXPECT_NE(checked.err.find("/gone, which is no folder. Make it: install -d"), std::string::npos);
}

TEST_F(CheckMachine, SaysWhichOfCertificateAndKeyDoesNotServe) {
    const ews_test::MadeCertificate made(30), other(30);
    const auto settings = [](const std::string& certificate, const std::string& key) {
        return "[smtp]\ncertificate_file = \"" + certificate + "\"\nkey_file = \"" + key + "\"\n";
    };
    EXPECT_EQ(mistakes_in(settings(made.certificate, made.key)), "");
    EXPECT_TRUE(
        finds(settings(made.certificate, other.key), "roomgate.toml:5:12: key_file does not serve: "));
    EXPECT_TRUE(
        finds(settings(other.key, made.key), "roomgate.toml:4:20: certificate_file does not serve: "));
}

TEST_F(CheckMachine, FindsAFolderInThePlaceOfTheDatabaseOrOfAFileBesideIt) {
    for (const char* const name :
         {"roomgate.db", "roomgate.db-wal", "roomgate.db-shm", "roomgate.db-gateways"}) {
        const auto folder = roomgate_.folder() / name;
        std::filesystem::create_directory(folder);
        EXPECT_TRUE(finds("", "roomgate.toml:2:8: file cannot be written: " + folder.string())) << name;
        std::filesystem::remove(folder);
    }
}

TEST_F(CheckMachine, FindsAnAddressThatIsNotOfThisMachine) {
    EXPECT_TRUE(
        finds("[smtp]\nlisten = [\"127.0.0.1:0\", \"192.0.2.1:8025\"]\n",
              "roomgate.toml:4:26: listen names \"192.0.2.1:8025\", an address that this machine does "
              "not have."));
}

TEST_F(CheckMachine, FindsACertificateThatIsNone) {
    roomgate_.write("gate.pem", "nothing");
    EXPECT_TRUE(finds("[smtp]\ncertificate_file = \"gate.pem\"\nkey_file = \"gate.pem\"\n",
                      "_file does not serve: "));
}

TEST_F(CheckMachine, LeavesNothingBehind) {
    mistakes_in(
        "[smtp]\nkeep_email = true\nkeep_email_directory = \"mail/all\"\n[log]\nfile = \"logs/log\"\n");
    EXPECT_EQ(files(), 1U);  // the settings file
}

TEST_F(CheckMachine, TellsWhatTheMachineRefusesBesideOtherMistakes) {
    EXPECT_TRUE(finds("[log]\nlevl = \"error\"\nfile = \".\"\n", "roomgate.toml:5:8: file is where"));
}

// A port of this machine on which somebody listens.
class Listener {
  public:
    Listener() {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ::bind(file_, reinterpret_cast<const sockaddr*>(&address), sizeof address);
        ::listen(file_, 1);
        socklen_t size = sizeof address;
        ::getsockname(file_, reinterpret_cast<sockaddr*>(&address), &size);
        port = ntohs(address.sin_port);
    }
    ~Listener() { ::close(file_); }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    std::uint16_t port = 0;

  private:
    const int file_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
};

TEST_F(CheckMachine, DoesNotMindThatTheServiceRuns) {
    const Listener service;
    EXPECT_EQ(mistakes_in("[smtp]\nlisten = [\"127.0.0.1:" + std::to_string(service.port) + "\"]\n"), "");
}

}  // namespace
}  // namespace config
