#include "reserve/requester.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace reserve {
namespace {

constexpr Profile ada{.id = ProfileId{7}};
constexpr Profile ada_again{.id = ProfileId{3}};
constexpr Profile ada_retired{.id = ProfileId{1}, .retired = true};
constexpr Profile desk_user{.id = ProfileId{20}};
constexpr Profile desk_user_retired{.id = ProfileId{20}, .retired = true};

RequesterMatch match(std::vector<Profile> profiles, const RequesterRules& rules = {}) {
    return match_requester(*Address::parse("Ada@Example.com"), profiles, rules);
}

RequesterRules with_default(Profile user, std::string domain) {
    return {.create_external_contact = false, .default_user = user, .accepted_domains = {std::move(domain)}};
}

TEST(MatchRequester, IsTheOneActiveProfile) { EXPECT_EQ(match({ada}), RequesterMatch(ada.id)); }

TEST(MatchRequester, IsTheLowestControlNumberAmongSeveral) {
    EXPECT_EQ(match({ada, ada_again}), RequesterMatch(ada_again.id));
}

TEST(MatchRequester, PassesOverRetiredProfiles) {
    EXPECT_EQ(match({ada_retired, ada}), RequesterMatch(ada.id));
}

TEST(MatchRequester, PrefersAnOwnProfileToEverySetting) {
    RequesterRules rules = with_default(desk_user, "example.com");
    rules.create_external_contact = true;
    EXPECT_EQ(match({ada}, rules), RequesterMatch(ada.id));
}

TEST(MatchRequester, CreatesAnExternalContactBeforeTurningToTheDefaultUser) {
    RequesterRules rules = with_default(desk_user, "example.com");
    rules.create_external_contact = true;
    EXPECT_EQ(match({ada_retired}, rules), RequesterMatch(CreateContact{}));
}

TEST(MatchRequester, IsTheDefaultUserForAnAcceptedDomain) {
    EXPECT_EQ(match({}, with_default(desk_user, "example.com")), RequesterMatch(desk_user.id));
}

TEST(MatchRequester, RefusesADomainThatIsNotAccepted) {
    EXPECT_EQ(match({}, with_default(desk_user, "other.example")), RequesterMatch(Refusal::unknown_domain));
}

TEST(MatchRequester, RefusesWhenTheDefaultUserIsRetired) {
    EXPECT_EQ(match({}, with_default(desk_user_retired, "example.com")),
              RequesterMatch(Refusal::unknown_requester));
}

TEST(MatchRequester, RefusesWithoutADefaultUser) {
    EXPECT_EQ(match({ada_retired}), RequesterMatch(Refusal::unknown_requester));
}

}  // namespace
}  // namespace reserve
