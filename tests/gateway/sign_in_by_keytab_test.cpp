// Kerberos with a KDC of its own, the real program, and Exchange that takes nothing but Negotiate.
#include <gtest/gtest.h>
#include <signal.h>

#include <fstream>

#include "tests/ews/kdc.hpp"
#include "tests/gateway/world.hpp"
#include "tests/support/shared_files.hpp"

namespace gateway {
namespace {

class SignInByNegotiateInService : public testing::Test {
  protected:
    void SetUp() override {
        if (const auto words = support::left_out(ews_test::Kdc::program)) GTEST_SKIP() << *words;
        kdc.emplace();
        setenv("KRB5_KTNAME", kdc->keytab("HTTP/localhost").c_str(), 1);
        world.emplace();
        exchange::Exchange::Settings settings;
        settings.smtp.port = static_cast<std::uint16_t>(world->smtp_port());
        settings.sign_in = exchange::SignIn::negotiate;
        settings.retry_interval = std::chrono::milliseconds(100);
        kerberos.emplace(std::move(settings));
        kerberos->put_room({.mailbox = World::room, .receiving = World::room_receiving});
        kerberos->put_account(
            {.name = "roomgate", .password = {}, .mailbox = {}, .rights = {}, .rights_by_room = {}});
    }
    void use_keytab(const std::string& file) {
        std::string url = kerberos->ews_url();
        url.replace(url.find("127.0.0.1"), 9, "localhost");
        std::ofstream(world->config())
            << "[smtp]\nlisten = [\"127.0.0.1:" << world->smtp_port() << "\"]\n[database]\nfile = \""
            << world->database().string() << "\"\n[[exchange]]\nname = \"simulator\"\nurl = \"" << url
            << "\"\nuser = \"roomgate\"\nsign_in = \"negotiate\"\nkeytab = \"" << file
            << "\"\nplain_http_to_loopback = true\n";
    }
    bool becomes(const std::string& sql, std::int64_t value) {
        return eventually([&] { return world->number(sql) == value; });
    }

    std::optional<ews_test::Kdc> kdc;
    std::optional<World> world;
    std::optional<exchange::Exchange> kerberos;
};

TEST_F(SignInByNegotiateInService, TakesAKeytabThatHasReplacedTheFirstAtSighup) {
    const std::string stranger = kdc->keytab("stranger"), own = kdc->keytab("roomgate");
    use_keytab(stranger);
    world->start();
    kerberos->deliver({World::room}, request_mail(World::budget()));
    ASSERT_TRUE(becomes("SELECT count(*) FROM answer WHERE code = 'HTTP 401'", 1));
    std::filesystem::rename(own, stranger);
    world->program().signal(SIGHUP);
    EXPECT_TRUE(eventually([&] { return kerberos->wait_for_mail(1, std::chrono::milliseconds(100)); }));
}

// A broken krb5.conf is met before the log goes to another file.
TEST_F(SignInByNegotiateInService, LeavesTheSettingsAsTheyWereWhereKerberosCannotBeUsed) {
    use_keytab(kdc->keytab("roomgate"));
    world->start();
    const auto other_log = world->directory() / "other.log";
    std::ofstream(world->config(), std::ios::app) << "[log]\nfile = \"" << other_log.string() << "\"\n";
    std::ofstream(std::getenv("KRB5_CONFIG")) << "[libdefaults\n";
    world->program().signal(SIGHUP);
    EXPECT_TRUE(
        eventually([&] { return world->log().find("settings stay as they were") != std::string::npos; }));
    EXPECT_NE(world->log().find("Kerberos: Improper format of Kerberos configuration file"),
              std::string::npos);
    EXPECT_TRUE(world->program().running());
}

}  // namespace
}  // namespace gateway
