#include "reserve/receiving/requester_check.hpp"

#include <gtest/gtest.h>

namespace reserve {
namespace {

constexpr Profile ada{.id = ProfileId{7}};
constexpr Profile ada_again{.id = ProfileId{3}};
constexpr Profile ada_retired{.id = ProfileId{1}, .retired = true};
constexpr Profile front_desk{.id = ProfileId{20}};

Address address(const std::string& text) { return Address::parse(text).value(); }

Component from_ada(const std::string& uid = "m1") {
    Component component;
    component.uid = uid;
    component.organizer = "Ada@corp.example.com";
    return component;
}

Reading message(Method method, std::vector<Component> components = {from_ada()}) {
    return {.mail = {.from = "grace@corp.example.com", .message_id = {}, .subject = {}, .date = {}},
            .contents = {Invitation{.method = method, .zones = {}, .components = std::move(components)}},
            .warnings = {}};
}

Reading without_calendar(Unsubscribed why) {
    return {.mail = {.from = "ada@corp.example.com", .message_id = {}, .subject = {}, .date = {}},
            .contents = {std::move(why)},
            .warnings = {}};
}

RequesterSettings with_default_user(RequesterSettings settings = {}) {
    settings.default_user = address("frontdesk@corp.example.com");
    return settings;
}

RequesterOutcome check(const Reading& reading, const RequesterFacts& facts = {},
                       const RequesterSettings& settings = {}, bool null_sender = false) {
    return check_requester(askers(reading, null_sender).front(), facts, settings);
}

RequesterOutcome request(const RequesterFacts& facts, const RequesterSettings& settings = {}) {
    return check(message(Method::request), facts, settings);
}

const RequesterOutcome refused{RefuseRequester{Refusal::unknown_requester}};

TEST(RequesterAddress, IsTheOrganizer) {
    EXPECT_EQ(askers(message(Method::request), false).front().address, address("ada@corp.example.com"));
}

TEST(RequesterAddress, IsFromWithoutAnOrganizer) {
    EXPECT_EQ(requester_address(
                  "", {.from = "grace@corp.example.com", .message_id = {}, .subject = {}, .date = {}}),
              address("grace@corp.example.com"));
}

TEST(RequesterAddress, IsFromWhenTheOrganizerIsAnX500Name) {
    EXPECT_EQ(
        requester_address("/O=CORP/OU=EU/CN=RECIPIENTS/CN=ADA",
                          {.from = "ada@corp.example.com", .message_id = {}, .subject = {}, .date = {}}),
        address("ada@corp.example.com"));
}

TEST(RequesterAddress, IsComparedWithoutRegardToCase) {
    EXPECT_EQ(requester_address("ADA@CORP.example.com", {}), address("ada@corp.example.com"));
}

TEST(RequesterAddress, IsTakenFromAnyComponentOfTheMeeting) {
    Component nameless = from_ada();
    nameless.organizer.clear();
    const auto found = askers(message(Method::request, {nameless, from_ada()}), false);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().address, address("ada@corp.example.com"));
}

TEST(RequesterAddress, IsFoundForEachUid) {
    EXPECT_EQ(askers(message(Method::request, {from_ada("m1"), from_ada("m2")}), false).size(), 2U);
}

TEST(CheckRequester, IsTheOneActiveProfile) {
    EXPECT_EQ(request({.profiles = {ada}, .default_user_profiles = {}, .stored = {}}),
              RequesterOutcome(KnownRequester{ada.id, true}));
}

TEST(CheckRequester, IsTheLowestControlNumberAmongSeveralActiveProfiles) {
    EXPECT_EQ(request({.profiles = {ada, ada_again, ada_retired}, .default_user_profiles = {}, .stored = {}}),
              RequesterOutcome(KnownRequester{ada_again.id, true}));
}

TEST(CheckRequester, CreatesAContactThoughADefaultUserIsSet) {
    RequesterSettings settings = with_default_user();
    settings.create_external_contact = true;
    EXPECT_EQ(request({.profiles = {}, .default_user_profiles = {front_desk}, .stored = {}}, settings),
              RequesterOutcome(CreateContact{}));
}

TEST(CheckRequester, DoesNotCountRetiredProfiles) {
    RequesterSettings settings;
    settings.create_external_contact = true;
    EXPECT_EQ(request({.profiles = {ada_retired}, .default_user_profiles = {}, .stored = {}}, settings),
              RequesterOutcome(CreateContact{}));
}

TEST(CheckRequester, IsTheDefaultUserForHisOwnDomain) {
    EXPECT_EQ(
        request({.profiles = {}, .default_user_profiles = {front_desk}, .stored = {}}, with_default_user()),
        RequesterOutcome(KnownRequester{front_desk.id, false}));
}

TEST(CheckRequester, FindsTheDefaultUserByTheSameRules) {
    constexpr Profile retired{.id = ProfileId{2}, .retired = true};
    constexpr Profile second{.id = ProfileId{21}};
    EXPECT_EQ(request({.profiles = {}, .default_user_profiles = {second, retired, front_desk}, .stored = {}},
                      with_default_user()),
              RequesterOutcome(KnownRequester{front_desk.id, false}));
}

TEST(CheckRequester, RefusesADomainThatIsNotAccepted) {
    RequesterSettings settings = with_default_user();
    settings.accepted_domains = {"other.example"};
    EXPECT_EQ(request({.profiles = {}, .default_user_profiles = {front_desk}, .stored = {}}, settings),
              RequesterOutcome(RefuseRequester{Refusal::unknown_domain}));
}

TEST(CheckRequester, RefusesWithoutADefaultUser) { EXPECT_EQ(request({}), refused); }

TEST(CheckRequester, RefusesWhenTheDefaultUsersProfileIsRetired) {
    constexpr Profile retired{.id = ProfileId{2}, .retired = true};
    EXPECT_EQ(
        request({.profiles = {}, .default_user_profiles = {retired}, .stored = {}}, with_default_user()),
        refused);
}

TEST(CheckRequester, DeclinesTheUnknownWhenToldSo) {
    RequesterSettings settings;
    settings.unknown = RequesterSettings::Unknown::decline;
    EXPECT_EQ(request({}, settings), RequesterOutcome(DeclineRequester{Refusal::unknown_requester}));
}

TEST(CheckRequester, BooksForTheUnknownWhenToldSo) {
    RequesterSettings settings;
    settings.unknown = RequesterSettings::Unknown::book;
    EXPECT_EQ(request({}, settings), RequesterOutcome(WithoutRequester{}));
}

TEST(CheckRequester, RefusesAMessageThatNamesNobody) {
    Reading nobody = message(Method::request);
    nobody.mail.from.clear();
    std::get<Invitation>(nobody.contents.at(0)).components.front().organizer = "invalid:nomail";
    EXPECT_EQ(check(nobody), refused);
}

TEST(CheckRequester, ChecksAnAdd) { EXPECT_EQ(check(message(Method::add)), refused); }

TEST(CheckRequester, NeverChecksACancel) {
    EXPECT_EQ(check(message(Method::cancel)), RequesterOutcome(Exempt{}));
}

TEST(CheckRequester, NeverChecksTheNullSender) {
    EXPECT_EQ(check(message(Method::request), {}, {}, true), RequesterOutcome(Exempt{}));
}

TEST(CheckRequester, ChecksAnUnreadableRequest) {
    Reading reading = message(Method::request);
    Unreadable unreadable;
    unreadable.uid = "m1";
    unreadable.organizer = "ada@corp.example.com";
    reading.contents = {unreadable};
    EXPECT_EQ(check(reading), refused);
}

TEST(CheckRequester, ChecksMailWithoutACalendar) {
    EXPECT_EQ(check(without_calendar({.reason = "no calendar", .is_report = false, .has_calendar = false})),
              refused);
}

TEST(CheckRequester, NeverChecksAReply) {
    EXPECT_EQ(check(without_calendar({.reason = "REPLY", .is_report = false, .has_calendar = true})),
              RequesterOutcome(Exempt{}));
}

TEST(CheckRequester, LeavesAnX500NameToTheDeskWhichLooksItUp) {
    Reading reading = message(Method::request);
    std::get<Invitation>(reading.contents.front()).components.front().organizer = "/O=CORP/CN=ADA";
    EXPECT_EQ(check(reading), RequesterOutcome(Exempt{}));
    std::get<Invitation>(reading.contents.front()).components.front().organizer.clear();
    reading.mail.from = "EX:/O=CORP/CN=ADA";
    EXPECT_EQ(check(reading), RequesterOutcome(Exempt{}));
}

TEST(CheckRequester, NeverChecksReportsAndAutomaticMail) {
    EXPECT_EQ(check(without_calendar({.reason = "report", .is_report = true, .has_calendar = false})),
              RequesterOutcome(Exempt{}));
}

TEST(CheckRequester, NeverChecksMailWithoutASender) {
    Reading nobody = without_calendar({.reason = "no calendar", .is_report = false, .has_calendar = false});
    nobody.mail.from.clear();
    EXPECT_EQ(check(nobody), RequesterOutcome(Exempt{}));
}

TEST(CheckRequester, ExemptsTheOrganizerOfAStoredReservation) {
    const StoredOrganizer stored{.address = "ADA@corp.example.com", .profile_addresses = {}};
    EXPECT_EQ(request({.profiles = {ada_retired}, .default_user_profiles = {}, .stored = stored}),
              RequesterOutcome(Exempt{}));
}

TEST(CheckRequester, ExemptsAnotherAddressOfTheStoredProfile) {
    const StoredOrganizer stored{.address = "lovelace@corp.example.com",
                                 .profile_addresses = {address("ada@corp.example.com")}};
    EXPECT_EQ(request({.profiles = {}, .default_user_profiles = {}, .stored = stored}),
              RequesterOutcome(Exempt{}));
}

TEST(CheckRequester, DoesNotExemptSomeoneElseUnderThatUid) {
    const StoredOrganizer stored{.address = "grace@corp.example.com", .profile_addresses = {}};
    EXPECT_EQ(request({.profiles = {}, .default_user_profiles = {}, .stored = stored}), refused);
}

TEST(CheckRequester, ExemptsTheRoomItself) {
    EXPECT_EQ(request({.profiles = {}, .default_user_profiles = {}, .stored = {}, .is_room = true}),
              RequesterOutcome(Exempt{}));
}

TEST(RefusalInWords, NamesTheAddressAndTheSetting) {
    const std::string words =
        refusal_in_words(askers(message(Method::request), false).front(), Refusal::unknown_requester, {});
    EXPECT_NE(words.find("Ada@corp.example.com"), std::string::npos);
    EXPECT_NE(words.find("requester.default_user"), std::string::npos);
}

}  // namespace
}  // namespace reserve
