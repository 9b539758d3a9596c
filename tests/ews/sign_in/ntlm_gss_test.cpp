#include "tests/ews/exchange_room.hpp"
#include "tests/ews/made_certificate.hpp"
#include "tests/support/shared_files.hpp"

namespace {

using namespace ews_test;
using enum AnswerKind;

// NTLM against gss-ntlmssp, which is neither ours nor libcurl's.
class NtlmByGssNtlmssp : public ExchangeRoom {
  protected:
    TestFolder folder{"roomgate-ntlm"};

    void SetUp() override {
        if (const auto words = support::left_out("/etc/gss/mech.d/mech.ntlmssp.conf")) GTEST_SKIP() << *words;
        const auto users = folder.path / "users";
        std::ofstream(users) << "CORP:roomgate:secret\n:roomgate@corp.example.com:secret\n";
        setenv("NTLM_USER_FILE", users.c_str(), 1);
        exchange_settings.sign_in = exchange::SignIn::ntlm_by_gss;
        server.sign_in = ews::SignIn::ntlm;
    }
    Delivery accept_request() {
        receive();
        return send(answer(accept));
    }
};

TEST_F(NtlmByGssNtlmssp, TakesTheDomainInTheUserName) {
    server.user = "CORP\\roomgate";
    EXPECT_TRUE(is_sent(accept_request()));
}

TEST_F(NtlmByGssNtlmssp, TakesTheDomainInItsOwnSetting) {
    server.domain = "CORP";
    EXPECT_TRUE(is_sent(accept_request()));
}

TEST_F(NtlmByGssNtlmssp, TakesAUserAtADomain) {
    server.user = "roomgate@corp.example.com";
    EXPECT_TRUE(is_sent(accept_request()));
}

TEST_F(NtlmByGssNtlmssp, RefusesAWrongPassword) {
    server.user = "CORP\\roomgate";
    server.password = "wrong";
    const reserve::Wait wait = waits(accept_request());
    EXPECT_EQ(wait.code, "HTTP 401");
    EXPECT_TRUE(wait.slowly);
}

TEST_F(NtlmByGssNtlmssp, RefusesAUserOfAnotherDomain) {
    server.domain = "ELSEWHERE";
    EXPECT_EQ(waits(accept_request()).code, "HTTP 401");
}

}  // namespace
