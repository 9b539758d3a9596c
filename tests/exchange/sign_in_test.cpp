#include <array>
#include <cstdio>
#include <memory>

#include "tests/exchange/cast/office.hpp"
#include "tests/exchange/http/md4.hpp"

namespace exchange::cast {
namespace {

class SigningIn : public Office {
  protected:
    // curl is the independent client; it prints the status of each exchange of the handshake.
    std::string curl(const std::string& options) {
        const std::string command =
            "curl --silent --output /dev/null --write-out '%{http_code} %{num_connects}' " + options +
            " --header 'Content-Type: text/xml' --data-binary '<x/>' " + exchange_.ews_url();
        const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
        std::array<char, 64> text{};
        return pipe && std::fgets(text.data(), text.size(), pipe.get()) ? text.data() : "";
    }
};

// A body that is no SOAP gets 500 once the sign-in is through.
TEST_F(SigningIn, TakesBasic) { EXPECT_EQ(curl("--user gateway:secret"), "500 1"); }
TEST_F(SigningIn, RefusesAWrongPassword) { EXPECT_EQ(curl("--user gateway:wrong"), "401 1"); }
TEST_F(SigningIn, TakesNtlmOnOneConnection) {
    EXPECT_EQ(curl("--ntlm --user 'CORP\\gateway:secret'"), "500 1");
}
TEST_F(SigningIn, RefusesAWrongPasswordByNtlm) {
    EXPECT_EQ(curl("--ntlm --user 'CORP\\gateway:wrong'").substr(0, 3), "401");
}

TEST_F(SigningIn, RefusesAnExpiredPassword) {
    gateway_.expired = true;
    exchange_.put_account(gateway_);
    EXPECT_EQ(curl("--user gateway:secret"), "401 1");
    EXPECT_EQ(curl("--ntlm --user gateway:secret").substr(0, 3), "401");
}

TEST_F(SigningIn, RefusesWhoIsNotSignedInAndNamesTheSchemes) {
    HttpClient client(exchange_.ews_port());
    const Answer answer = client.call("POST", "/EWS/Exchange.asmx", "Content-Type: text/xml\r\n", "<x/>");
    EXPECT_EQ(answer.status, 401);
    EXPECT_NE(answer.head.find("WWW-Authenticate: NTLM"), std::string::npos);
    EXPECT_NE(answer.head.find("WWW-Authenticate: Basic"), std::string::npos);
}

TEST(Md4, MatchesTheTestSuiteOfRfc1320) {
    EXPECT_EQ(to_hex(md4("")), "31D6CFE0D16AE931B73C59D7E0C089C0");
    EXPECT_EQ(to_hex(md4("message digest")), "D9130A8164549FE818874806E1C7014B");
    EXPECT_EQ(to_hex(md4("12345678901234567890123456789012345678901234567890123456789012345678901234567890")),
              "E33B4DDC9C38F2199C3E7B164FCC0536");
}

}  // namespace
}  // namespace exchange::cast
