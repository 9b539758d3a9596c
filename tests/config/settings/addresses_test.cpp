// Addresses and domains in the settings: what is compared is kept as it is compared, where mails go as it was
// written.
#include <gtest/gtest.h>

#include "config/settings/load.hpp"

namespace config {
namespace {

using Names = std::set<std::string, std::less<>>;

Settings settings(const std::string& text) {
    const Loaded loaded = read_settings(text, "/etc/roomgate/roomgate.toml");
    if (const auto* mistakes = std::get_if<std::vector<Mistake>>(&loaded))
        ADD_FAILURE() << to_text(mistakes->front());
    const auto* read = std::get_if<Settings>(&loaded);
    return read ? *read : Settings{};
}

TEST(AddressesInSettings, AreComparedInAnyScript) {
    const Settings read = settings(
        "[requester]\naccepted_domains = [\"BÜCHER.example\"]\n[booking]\nbook_in_policy = "
        "[\"@BÜCHER.example\", "
        "\"JÖRG@example.com\"]\n[[exchange]]\nname = \"corp\"\nanswer_by = \"imip\"\n"
        "mail_domains = [\"BÜCHER.example\"]\nrooms = [\"GRÜN@example.com\"]\n"
        "[relay]\nurl = \"smtp://relay.example.com\"\nfrom = \"roomgate@example.com\"\n");
    EXPECT_EQ(read.desk.deciding.requester.accepted_domains, (Names{"xn--bcher-kva.example"}));
    EXPECT_EQ(read.desk.deciding.booking.book_in_policy,
              (Names{"@xn--bcher-kva.example", "jörg@example.com"}));
    EXPECT_EQ(read.exchange.at(0).server.mail_domains, std::vector<std::string>{"xn--bcher-kva.example"});
    EXPECT_EQ(read.exchange.at(0).server.rooms, std::vector<std::string>{"grün@example.com"});
}

TEST(AddressesInSettings, OfDelegatesStayAsWrittenAndAreThereOnce) {
    const Settings read = settings(
        "[booking]\nresource_delegates = [\"Weiß@Bücher.example\", \"WEISS@bücher.example\", "
        "\"Ada@example.com\"]\n");
    EXPECT_EQ(read.desk.deciding.booking.resource_delegates,
              (Names{"Ada@example.com", "Weiß@Bücher.example"}));
}

}  // namespace
}  // namespace config
