#include "reserve/itip/reply.hpp"

#include <gtest/gtest.h>

#include "reserve/itip/reply_text.hpp"
#include "tests/support/draft.hpp"

namespace {

using namespace reserve;
using support::at;
using support::Draft;

const Room rome{.id = RoomId{12},
                .name = "Rome",
                .mailbox = *Address::parse("rome@corp.example.com"),
                .receiving = {*Address::parse("r12@rooms.example.com")},
                .zone = "Europe/Berlin",
                .building = {},
                .capacity = {}};

const Draft weekly = Draft("w1").starts("2026-11-24 09:00").repeats("FREQ=WEEKLY;COUNT=5").about("Budget");

Answer answer(std::optional<Instant> recurrence_id = {}) {
    return {.id = AnswerId{902},
            .content = {.item = ItemId{1},
                        .room = rome.id,
                        .uid = "w1",
                        .recurrence_id = recurrence_id,
                        .version = {.sequence = 3, .dtstamp = at("2026-11-22 08:00")},
                        .mail_message_id = {},
                        .organizer = "ada@corp.example.com",
                        .steps = {}},
            .mailbox = rome.mailbox};
}

Reply reply_to(const Draft& draft, AnswerStep step = {.text = "Booked."}, const Answer& to = answer()) {
    return reply_of(to, step, StoredRequest{support::request({draft}), rome});
}

std::string text_of(const Reply& reply) { return to_icalendar(reply, at("2026-11-22 10:00")); }
bool has_line(const std::string& text, const std::string& line) {
    return text.find("\r\n" + line + "\r\n") != std::string::npos;
}

TEST(Reply, NamesTheRoomAsTheRequestDoes) {
    const Draft asked = weekly.to("R12@rooms.example.com");
    EXPECT_EQ(reply_to(asked).attendee, "R12@rooms.example.com");
}

TEST(Reply, NamesTheMailboxWhereTheRequestDoesNotListTheRoom) {
    EXPECT_EQ(reply_to(weekly.to("grace@corp.example.com")).attendee, "rome@corp.example.com");
}

TEST(Reply, NamesTheMailboxAsTheRequestDoes) {
    EXPECT_EQ(reply_to(weekly.to("ROME@corp.example.com")).attendee, "ROME@corp.example.com");
}

TEST(Reply, IsAboutItsOwnMeetingOfSeveral) {
    const Reading two = support::request({Draft("w0").starts("2026-11-25 09:00").about("Choir"), weekly});
    EXPECT_EQ(reply_of(answer(), {.text = "Booked."}, StoredRequest{two, rome}).summary, "Budget");
}

TEST(Reply, IsAboutTheSeriesThoughOneOfItsDatesComesFirst) {
    const Draft moved = Draft("w1").instead_of("2026-12-01 09:00").starts("2026-12-01 15:00").about("Moved");
    const Reading both = support::request({moved, weekly});
    EXPECT_EQ(reply_of(answer(), {.text = "Booked."}, StoredRequest{both, rome}).summary, "Budget");
}

TEST(Reply, GoesToTheAddressOfTheOrganizer) {
    Answer to = answer();
    to.content.organizer = "mailto:ada@corp.example.com";
    EXPECT_EQ(reply_to(weekly, {.text = "Booked."}, to).organizer, "ada@corp.example.com");
}

TEST(Reply, TellsTheWholeOfASeriesWithoutARecurrenceId) {
    const Reply reply = reply_to(weekly);
    EXPECT_FALSE(reply.recurrence_id);
    EXPECT_EQ(reply.start, weekly.component().start);
    EXPECT_EQ(reply.sequence, 3);
}

TEST(Reply, WritesTheDateOfASeriesInTheZoneOfTheSeries) {
    const Draft zoned = weekly.in_zone("Europe/Berlin").starts("2026-11-24 09:00");
    const Reply reply = reply_to(
        zoned, {.kind = AnswerKind::decline, .recurrence_id = at("2026-12-01 08:00"), .text = "Taken."});
    ASSERT_TRUE(reply.recurrence_id);
    EXPECT_EQ(reply.recurrence_id->tzid, zoned.component().start.tzid);
    const std::string text = text_of(reply);
    EXPECT_TRUE(has_line(text, "RECURRENCE-ID;TZID=Europe/Berlin:20261201T090000")) << text;
    EXPECT_TRUE(has_line(text, "DTEND;TZID=Europe/Berlin:20261201T100000")) << text;
    EXPECT_TRUE(has_line(text, "TZID:Europe/Berlin")) << text;
    EXPECT_EQ(text.find("BEGIN:VTIMEZONE"), text.rfind("BEGIN:VTIMEZONE")) << text;
}

TEST(Reply, CallsAZoneAsTheRequestDoes) {
    const std::string name = "W. Europe Standard Time";
    const Draft own = weekly.in_zone("Europe/Berlin").starts("2026-11-24 09:00");
    Reading reading = support::request({own.with([&](Component& c) { c.start.tzid = name; })});
    for (Zone& zone : std::get<Invitation>(reading.contents.at(0)).zones) zone.known = "Europe/Berlin";
    const std::string text = text_of(reply_of(answer(), {.text = {}}, StoredRequest{reading, rome}));
    EXPECT_TRUE(has_line(text, "TZID:" + name)) << text;
}

TEST(Reply, WritesADayAsADay) {
    const Draft days = Draft("w1").starts("2026-11-24 00:00").all_day(1).repeats("FREQ=DAILY;COUNT=3");
    const Reply reply = reply_to(days, {.recurrence_id = at("2026-11-24 23:00"), .text = "Taken."});
    EXPECT_TRUE(has_line(text_of(reply), "RECURRENCE-ID;VALUE=DATE:20261125"));
}

TEST(Reply, WritesUtcWhereTheZoneIsTheMessagesOwn) {
    const Draft own = weekly.in_zone("Europe/Berlin").starts("2026-11-24 09:00");
    Reading reading = support::request({own});
    for (Zone& zone : std::get<Invitation>(reading.contents.at(0)).zones)
        zone = {zone.tzid, std::nullopt, {{Instant{}, std::chrono::hours(1)}}};
    const Reply reply = reply_of(answer(), {.recurrence_id = at("2026-12-01 08:00"), .text = {}},
                                 StoredRequest{reading, rome});
    EXPECT_TRUE(has_line(text_of(reply), "RECURRENCE-ID:20261201T080000Z"));
}

TEST(Reply, ToAnOccurrenceThatCameAloneNamesItAsTheRequestDid) {
    const Draft moved = weekly.repeats("").instead_of("2026-12-01 09:00").starts("2026-12-01 15:00");
    const Reply reply = reply_to(moved.with([](Component& c) { c.rrule.reset(); }), {.text = "Booked."},
                                 answer(at("2026-12-01 09:00")));
    const std::string text = text_of(reply);
    EXPECT_TRUE(has_line(text, "RECURRENCE-ID:20261201T090000Z")) << text;
    EXPECT_TRUE(has_line(text, "DTSTART:20261201T150000Z")) << text;
}

TEST(Reply, WritesARecurrenceIdAsTheRequestDoesWhateverItsStartIsLike) {
    const auto in_utc = Draft("w1").instead_of("2026-12-01 09:00").component().recurrence_id;
    const Draft moved = Draft("w1").in_zone("Europe/Berlin").starts("2026-12-01 15:00");
    const Reply reply = reply_to(moved.with([&](Component& c) { c.recurrence_id = in_utc; }),
                                 {.text = "Booked."}, answer(at("2026-12-01 09:00")));
    EXPECT_TRUE(has_line(text_of(reply), "RECURRENCE-ID:20261201T090000Z")) << text_of(reply);
}

TEST(Reply, NamesADateOfWhatCouldNotBeReadInUtc) {
    const Reply reply = reply_of(answer(at("2026-12-01 09:00")), {.text = "Unreadable."}, std::nullopt);
    EXPECT_TRUE(has_line(text_of(reply), "RECURRENCE-ID:20261201T090000Z")) << text_of(reply);
}

TEST(Reply, ToWhatCouldNotBeReadHasNoTimes) {
    const Reply reply =
        reply_of(answer(), {.kind = AnswerKind::decline, .text = "Unreadable."}, std::nullopt);
    EXPECT_FALSE(reply.start);
    EXPECT_TRUE(has_line(text_of(reply), "COMMENT:Unreadable."));
}

TEST(Reply, SaysHowTheRoomTakesPart) {
    Reply reply = reply_to(weekly);
    EXPECT_NE(text_of(reply).find("PARTSTAT=ACCEPTED"), std::string::npos);
    EXPECT_NE(text_of(reply).find("CUTYPE=ROOM"), std::string::npos);
    reply.kind = AnswerKind::tentative;
    EXPECT_NE(text_of(reply).find("PARTSTAT=TENTATIVE"), std::string::npos);
    reply.kind = AnswerKind::decline;
    EXPECT_NE(text_of(reply).find("PARTSTAT=DECLINED"), std::string::npos);
}

TEST(Reply, KeepsTheLinesOfACommentAndOfNothingElse) {
    Reply reply = reply_to(weekly);
    reply.comment = "Booked.\r\nThanks.";
    reply.summary = "Budget\n2027";
    EXPECT_TRUE(has_line(text_of(reply), "COMMENT:Booked.\\nThanks.")) << text_of(reply);
    EXPECT_TRUE(has_line(text_of(reply), "SUMMARY:Budget 2027")) << text_of(reply);
}

TEST(Reply, WritesNoQuoteIntoAName) {
    Reply reply = reply_to(weekly);
    reply.attendee_name = "\"Rome\"";
    EXPECT_NE(text_of(reply).find("'Rome'"), std::string::npos) << text_of(reply);
}

TEST(Reply, EncodesWhatMeansSomethingInAUri) {
    Reply reply = reply_to(weekly);
    reply.organizer = "\"a l\x7f\"@b.c";
    EXPECT_NE(text_of(reply).find("mailto:%22a%20l%7F%22@b.c"), std::string::npos) << text_of(reply);
}

TEST(Reply, FoldsNoCharacterInTwo) {
    Reply reply = reply_to(weekly);
    reply.comment.clear();
    for (int i = 0; i < 100; ++i) reply.comment += "\xC3\xA9";
    const std::string text = text_of(reply);
    for (std::size_t fold = text.find("\r\n "); fold != std::string::npos;
         fold = text.find("\r\n ", fold + 1))
        EXPECT_NE(static_cast<unsigned char>(text[fold + 3]) & 0xC0, 0x80);
}

TEST(Reply, LetsNothingBeginALineOfItsOwn) {
    const std::string evil = "x\r\nATTENDEE:mailto:mallory@example.net\nX-MALLORY:1\x01\"";
    Reply reply = reply_to(weekly);
    reply.uid = reply.organizer = reply.attendee = reply.attendee_name = reply.summary = reply.comment = evil;
    const std::string text = text_of(reply);
    EXPECT_EQ(text.find("\nX-MALLORY"), std::string::npos) << text;
    EXPECT_EQ(text.find("\nATTENDEE:mailto:mallory"), std::string::npos) << text;
    EXPECT_EQ(text.find('\x01'), std::string::npos) << text;
}

}  // namespace
