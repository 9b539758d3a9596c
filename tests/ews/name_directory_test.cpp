#include "ews/name_directory.hpp"

#include "tests/ews/exchange_room.hpp"

namespace {

using namespace ews_test;
using reserve::Address;
using reserve::Wait;

const std::string ada_in_the_directory = "/O=CORP/OU=BERLIN/CN=RECIPIENTS/CN=ADA";

class NameDirectory : public ExchangeRoom {
  protected:
    std::variant<std::optional<Address>, Wait> look_up(const std::string& name) {
        exchange().put_account(
            {"ada", "", false, false, "ada@corp.example.com", {}, {}, "", ada_in_the_directory});
        return ews::NameDirectory(courier()).look_up(name, *Address::parse(room_12));
    }
    std::optional<Address> address(const std::string& name) {
        return std::get<std::optional<Address>>(look_up(name));
    }
};

TEST_F(NameDirectory, FindsTheAddressBehindAnX500Name) {
    EXPECT_EQ(address(ada_in_the_directory), Address::parse("ada@corp.example.com"));
    EXPECT_EQ(address("/o=Corp/ou=Berlin/cn=Recipients/cn=ada"), Address::parse("ada@corp.example.com"));
    EXPECT_EQ(operations(), (std::vector<std::string>{"ResolveNames", "ResolveNames"}));
}

TEST_F(NameDirectory, KnowsNoAddressOfANameThatIsNotThere) {
    EXPECT_EQ(address("/O=CORP/CN=NOBODY"), std::nullopt);
}

TEST_F(NameDirectory, KnowsNobodyWhereSeveralAreFound) {
    code("ErrorNameResolutionMultipleResults", "ResolveNames");
    EXPECT_EQ(address(ada_in_the_directory), std::nullopt);
}

TEST_F(NameDirectory, WaitsWhileTheServerDoesNotTell) {
    fault("http_status", "ResolveNames");
    EXPECT_TRUE(std::holds_alternative<Wait>(look_up(ada_in_the_directory)));
}

TEST_F(NameDirectory, WaitsWhereTheServerRefuses) {
    code("ErrorAccessDenied", "ResolveNames");
    EXPECT_TRUE(std::holds_alternative<Wait>(look_up(ada_in_the_directory)));
}

TEST_F(NameDirectory, KnowsNobodyWithoutAServer) {
    server.mail_domains = {"elsewhere.example.com"};
    EXPECT_EQ(address(ada_in_the_directory), std::nullopt);
    EXPECT_TRUE(operations().empty());
}

}  // namespace
