#include "smtp/network/allow_list.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "smtp/network/listen_address.hpp"
#include "smtp/settings.hpp"

namespace smtp::test {
namespace {

TEST(AllowList, HoldsLoopbackAndPrivateRangesByDefault) {
    const AllowList list(Settings{}.allow);
    for (const auto* address :
         {"127.0.0.1", "::1", "10.255.0.1", "172.31.255.255", "192.168.7.8", "fd00::1", "fe80::1%eth0"}) {
        EXPECT_TRUE(list.allows(address)) << address;
    }
    for (const auto* address : {"198.51.100.1", "172.32.0.0", "11.0.0.0", "2001:db8::1", "no address", ""}) {
        EXPECT_FALSE(list.allows(address)) << address;
    }
}

TEST(AllowList, TakesAMappedAddressForTheIpv4AddressThatItIs) {
    const AllowList list({"192.0.2.0/24"});
    EXPECT_TRUE(list.allows("::ffff:192.0.2.9"));
    EXPECT_FALSE(list.allows("::ffff:192.0.3.9"));
}

TEST(AllowList, ComparesEveryBitOfThePrefix) {
    const AllowList list({"192.0.2.128/25", "2001:db8::/33", "198.51.100.7"});
    EXPECT_TRUE(list.allows("192.0.2.128"));
    EXPECT_FALSE(list.allows("192.0.2.127"));
    EXPECT_TRUE(list.allows("2001:db8:7fff::1"));
    EXPECT_FALSE(list.allows("2001:db8:8000::1"));
    EXPECT_TRUE(list.allows("198.51.100.7"));
    EXPECT_FALSE(list.allows("198.51.100.6"));
}

TEST(AllowList, CanAllowEverybody) {
    EXPECT_TRUE(AllowList({"::/0"}).allows("203.0.113.5"));
    EXPECT_TRUE(AllowList({"0.0.0.0/0"}).allows("203.0.113.5"));
    EXPECT_FALSE(AllowList({"0.0.0.0/0"}).allows("2001:db8::1"));
}

TEST(AllowList, RefusesWhatIsNoNetwork) {
    for (const auto* network :
         {"10.0.0.0/33", "10.0.0", "::1/129", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8 ", "example.com"}) {
        EXPECT_THROW(AllowList({network}), std::invalid_argument) << network;
    }
}

TEST(ListenAddress, ReadsBothFamilies) {
    EXPECT_EQ(parse_listen("127.0.0.1:8025").at(0).port, 8025);
    EXPECT_EQ(parse_listen("[::1]:25").at(0).address, "::1");
    const auto all = parse_listen("*:8025");
    ASSERT_EQ(all.size(), 2u);
    EXPECT_FALSE(all[0].if_possible);
    EXPECT_TRUE(all[1].if_possible);
}

TEST(ListenAddress, RefusesWhatItCannotBind) {
    for (const auto* text :
         {"8025", ":8025", "localhost:8025", "::1:8025", "127.0.0.1:", "127.0.0.1:65536", "[127.0.0.1]:25"}) {
        EXPECT_THROW(parse_listen(text), std::invalid_argument) << text;
    }
}

}  // namespace
}  // namespace smtp::test
