#include "ews/sign_in/keytab.hpp"
#include "tests/ews/exchange_room.hpp"
#include "tests/ews/kdc.hpp"
#include "tests/support/shared_files.hpp"

namespace {

using namespace ews_test;
using enum AnswerKind;

// Kerberos with a KDC of its own; the simulator accepts through the system's GSS library.
class SignInByNegotiate : public ExchangeRoom {
  protected:
    std::optional<Kdc> kdc;

    void SetUp() override {
        if (const auto words = support::left_out(Kdc::program)) GTEST_SKIP() << *words;
        kdc.emplace();
        setenv("KRB5_KTNAME", kdc->keytab("HTTP/localhost").c_str(), 1);
        exchange_settings.sign_in = exchange::SignIn::negotiate;
        server.sign_in = ews::SignIn::negotiate;
        server.password.clear();
        server.url = exchange().ews_url();
        server.url.replace(server.url.find("127.0.0.1"), 9, "localhost");
    }
    Delivery accept_request() {
        receive();
        return send(answer(accept));
    }
};

TEST_F(SignInByNegotiate, TakesAKeytab) {
    ews::use_keytab(kdc->keytab("roomgate"));
    EXPECT_TRUE(is_sent(accept_request()));
}

TEST_F(SignInByNegotiate, IsRefusedToAnAccountThatExchangeDoesNotKnow) {
    ews::use_keytab(kdc->keytab("stranger"));
    EXPECT_EQ(waits(accept_request()).code, "HTTP 401");
}

TEST_F(SignInByNegotiate, IsRefusedWithoutAKeytab) {
    ews::use_keytab("/nowhere/roomgate.keytab");
    const reserve::Wait wait = waits(accept_request());
    EXPECT_EQ(wait.code, "HTTP 401");
    EXPECT_TRUE(holds(wait.words, "keytab"));
}

// The keytab of another account in the place of the first one.
TEST_F(SignInByNegotiate, TakesAKeytabThatHasReplacedTheFirst) {
    const std::string stranger = kdc->keytab("stranger"), own = kdc->keytab("roomgate");
    ews::use_keytab(stranger);
    EXPECT_EQ(waits(accept_request()).code, "HTTP 401");
    std::filesystem::rename(own, stranger);
    courier_.reset();
    ews::forget_tickets();
    EXPECT_TRUE(is_sent(accept_request()));
}

}  // namespace
