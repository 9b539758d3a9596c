#include "reserve/reading/reading_text.hpp"

#include <gtest/gtest.h>

#include "reserve/reading/mime/charset.hpp"

namespace reserve {
namespace {

using namespace std::chrono_literals;

constexpr Instant noon = std::chrono::sys_days(std::chrono::year(2026) / 11 / 24) + 12h;
constexpr std::chrono::local_seconds local_noon{noon.time_since_epoch()};

CalendarTime zoned(std::chrono::local_seconds local) {
    return {.local = local, .kind = CalendarTime::Kind::zoned, .date_only = false, .tzid = "Custom"};
}

Component with_every_field() {
    Component component;
    component.uid = "planning-1@example.com";
    component.recurrence_id =
        CalendarTime{.local = local_noon, .kind = CalendarTime::Kind::utc, .date_only = false, .tzid = {}};
    component.this_and_future = true;
    component.sequence = 7;
    component.dtstamp = noon - 24h;
    component.cancelled = true;
    component.start = zoned(local_noon);
    component.end = zoned(local_noon + 1h);
    component.rrule = "FREQ=WEEKLY;UNTIL=20270101T000000Z";
    component.further_rrules = {"FREQ=MONTHLY", "FREQ=YEARLY"};
    component.exrules = {"FREQ=DAILY;INTERVAL=2"};
    component.rdates = {zoned(local_noon + 48h)};
    component.periods = {
        {.start = zoned(local_noon), .end = zoned(local_noon + 2h), .duration = {}},
        {.start = zoned(local_noon), .end = {}, .duration = Duration{.days = {}, .exact = 2h}}};
    component.exdates = {
        {.local = local_noon - 12h, .kind = CalendarTime::Kind::floating, .date_only = true, .tzid = {}}};
    component.summary = "Planning, \"für\" alle\n";
    component.location = "Room 12";
    component.is_private = true;
    component.organizer = "anna.keller@example.com";
    component.organizer_name = "Keller, Anna";
    component.booked_by = "max.muster@example.com";
    component.attendees = {{.address = "room.12@corp.example.com", .declined = true, .rsvp_false = true}, {}};
    return component;
}

std::vector<Zone> zones() {
    return {{.tzid = "Custom", .known = "Europe/Zurich", .rules = {{noon - 1000h, 1h}, {noon, 2h}}},
            {.tzid = "UTC", .known = "Etc/UTC", .rules = {}}};
}

Reading reading_of(std::vector<CalendarContent> contents) {
    return {.mail = {.from = "anna.keller@example.com",
                     .message_id = "<1@example.com>",
                     .subject = "Planning",
                     .date = noon,
                     .automatic = true},
            .contents = std::move(contents),
            .warnings = {"METHOD differs", "SEQUENCE is malformed"}};
}

TEST(ReadingText, BringsBackAnInvitationWithEveryField) {
    Component by_duration;
    by_duration.uid = "other@example.com";
    by_duration.duration = Duration{.days = std::chrono::days(1), .exact = 90min};
    const Reading reading = reading_of({Invitation{
        .method = Method::add, .zones = zones(), .components = {with_every_field(), by_duration}}});
    EXPECT_EQ(parse_reading(to_text(reading)), reading);
}

TEST(ReadingText, BringsBackWhatIsUnsubscribed) {
    const Reading reading =
        reading_of({Unsubscribed{.reason = "METHOD:REPLY", .is_report = true, .has_calendar = true}});
    EXPECT_EQ(parse_reading(to_text(reading)), reading);
}

TEST(ReadingText, BringsBackWhatIsUnreadable) {
    const Reading reading = reading_of({Unreadable{.reason = "the DTSTART is malformed",
                                                   .method = Method::cancel,
                                                   .uid = "planning-1@example.com",
                                                   .organizer = "anna.keller@example.com",
                                                   .sequence = 2,
                                                   .dtstamp = noon,
                                                   .recurrence_id = noon + 1h}});
    EXPECT_EQ(parse_reading(to_text(reading)), reading);
}

TEST(ReadingText, BringsBackSeveralContents) {
    Unreadable unreadable;
    unreadable.uid = "2";
    unreadable.attendees = {{.address = "room.12@corp.example.com"}};
    const Reading reading =
        reading_of({Invitation{.method = Method::cancel, .zones = {}, .components = {}}, unreadable,
                    Invitation{.method = Method::request, .zones = zones(), .components = {}}});
    EXPECT_EQ(parse_reading(to_text(reading)), reading);
}

TEST(ReadingText, OfAnEarlierVersionIsUnderstood) {
    const Reading reading = parse_reading(
        R"({"mail":{},"unreadable":{"reason":"no","uid":"1","sequence":0,"dtstamp":0},"warnings":[]})");
    EXPECT_EQ(std::get<Unreadable>(reading.contents.at(0)).uid, "1");
}

TEST(ReadingText, BringsBackEmptyOnes) {
    for (const Reading& reading : {Reading{}, Reading{.mail = {}, .contents = {Unreadable{}}, .warnings = {}},
                                   Reading{.mail = {}, .contents = {Invitation{}}, .warnings = {}}})
        EXPECT_EQ(parse_reading(to_text(reading)), reading);
}

TEST(ReadingText, IsValidUtf8WhateverTheFieldsHold) {
    Reading reading =
        reading_of({Unsubscribed{.reason = "\xFF\xC3(", .is_report = false, .has_calendar = false}});
    reading.mail.subject = std::string("\xE4\x00z", 3);
    EXPECT_TRUE(is_utf8(to_text(reading)));
    EXPECT_EQ(parse_reading(to_text(reading)).mail.subject.substr(0, 3), "\xEF\xBF\xBD");
}

TEST(ReadingText, IsReadWithBlanksAndUnknownMembersToo) {
    EXPECT_EQ(parse_reading(R"( {"mail": {}, "further": 1.5, "unsubscribed": {"reason": ""}} )"), Reading{});
}

TEST(ReadingText, RefusesWhatItDidNotWrite) {
    for (const char* text :
         {"", "{", "[]", "{}", "\xEF\xBB\xBF{}", R"({"mail":{},"invitation":{"method":"PUBLISH"}})",
          R"({"mail":{},"unreadable":{"reason":3}})", R"({"mail":[],"unsubscribed":{"reason":""}})",
          R"({"mail":{"date":1.5},"unsubscribed":{"reason":""}})",
          R"({"mail":{"date":99999999999999999999},"unsubscribed":{"reason":""}})",
          R"({"mail":{},"unsubscribed":{"reason":"","report":1}})",
          R"({"mail":{},"unsubscribed":{"reason":""},"warnings":{}})",
          R"({"mail":{},"unsubscribed":{"reason":""}}{})",
          R"({"mail":{},"invitation":{"method":"ADD","zones":[{"tzid":"a","rules":[[1]]}]}})"})
        EXPECT_THROW(parse_reading(text), std::runtime_error) << text;
}

TEST(ReadingText, RefusesWhatFollowsANul) {
    EXPECT_THROW(parse_reading(to_text(Reading{}) + '\0' + "more"), std::runtime_error);
}

TEST(ReadingText, RefusesWhatIsNoUtf8) {
    EXPECT_THROW(parse_reading("{\"mail\":{},\"unsubscribed\":{\"reason\":\"\xFF\"}}"), std::runtime_error);
}

TEST(ReadingText, RefusesATimeThatIsTooFarAway) {
    Reading reading;
    reading.mail.date = Instant::max();
    EXPECT_THROW(parse_reading(to_text(reading)), std::runtime_error);
}

TEST(ReadingText, RefusesNestingWhateverItsDepth) {
    EXPECT_THROW(parse_reading(std::string(10'000'000, '[')), std::runtime_error);
    EXPECT_THROW(parse_reading(std::string(5'000'000, '[') + std::string(5'000'000, ']')),
                 std::runtime_error);
}

TEST(ReadingText, BringsBackAComponentWithItsZones) {
    const auto [component, found] = parse_component(to_text(with_every_field(), zones()));
    EXPECT_EQ(component, with_every_field());
    EXPECT_EQ(found, zones());
}

}  // namespace
}  // namespace reserve
