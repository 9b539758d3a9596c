#include "ews/responses/meeting_item.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "ews/responses/reply.hpp"

namespace {

using namespace ews;
using namespace std::chrono_literals;

const reserve::Instant nine_on_the_24th = std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 9h;

std::string recorded(const std::string& name) {
    std::ostringstream text;
    text << std::ifstream(std::string(TEST_DATA) + "/ews/" + name, std::ios::binary).rdbuf();
    return text.str();
}

Page page(const std::string& xml, int offset = 0) {
    const auto result = read_reply({200, xml, {}, {}, {}});
    return read_page(std::get<Reply>(result).messages.at(0), Folder::inbox, offset);
}

std::string with(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

TEST(ReadPage, ReadsWhatTheLadderNeeds) {
    const MeetingItem item = page(recorded("found-request.xml")).items.at(0);
    EXPECT_EQ(item.id, (ItemId{"AAMkAGx=", "CwAAABY="}));
    EXPECT_EQ(item.item_class, "IPM.Schedule.Meeting.Request");
    EXPECT_EQ(item.recurrence_id, nine_on_the_24th);
    EXPECT_EQ(item.sequence, 2);
    EXPECT_EQ(item.message_id, "<1@example.com>");
    EXPECT_TRUE(item.out_of_date);
    EXPECT_FALSE(item.delegated);
    EXPECT_EQ(item.my_response, "NoResponseReceived");
    EXPECT_EQ(item.modified, nine_on_the_24th - 25h + 6s);
}

TEST(ReadPage, TakesUidAndDateFromTheGlobalObjectIdWhereTheyAreNotTold) {
    const MeetingItem item = page(recorded("found-request.xml")).items.at(0);
    EXPECT_EQ(item.uid, "261cbc18-1f65-5a0a-bd11-23b1e224cc2f");
    EXPECT_EQ(item.occurrence_date, std::chrono::year{2026} / 11 / 24);
}

TEST(ReadPage, PassesOverItemsWithoutId) { EXPECT_EQ(page(recorded("found-request.xml")).items.size(), 2U); }

TEST(ReadPage, GoesOnAtTheOffsetThatTheServerNames) {
    EXPECT_EQ(page(recorded("found-request.xml")).next_offset, 1);
}

TEST(ReadPage, EndsWithTheLastItemInRange) {
    const std::string last = with(recorded("found-request.xml"), "Range=\"false\"", "Range=\"true\"");
    EXPECT_EQ(page(last).next_offset, std::nullopt);
}

TEST(ReadPage, KnowsTheLastPageInEverySpelling) {
    const std::string recording = recorded("found-request.xml");
    for (const char* const last : {"true", "True", "1"}) {
        EXPECT_FALSE(
            page(with(recording, "Range=\"false\"", "Range=\"" + std::string(last) + '"')).next_offset);
    }
    for (const char* const more : {"False", "0"}) {
        EXPECT_EQ(page(with(recording, "Range=\"false\"", "Range=\"" + std::string(more) + '"')).next_offset,
                  1);
    }
}

TEST(ReadPage, TellsTheLastPageByTheTotalWhereNothingElseDoes) {
    const std::string untold = with(recorded("found-request.xml"), "IncludesLastItemInRange=\"false\"", "");
    EXPECT_EQ(page(untold).next_offset, 1);
    EXPECT_EQ(page(with(untold, "IndexedPagingOffset=\"1\"", "")).next_offset, 2);
    EXPECT_EQ(page(with(untold, "TotalItemsInView=\"3\"", "TotalItemsInView=\"1\"")).next_offset,
              std::nullopt);
}

TEST(ReadPage, TakesTheClassFromTheElementWhereItIsNotTold) {
    const std::string untold =
        with(recorded("found-request.xml"), "<t:ItemClass>IPM.Schedule.Meeting.Request</t:ItemClass>", "");
    EXPECT_EQ(page(untold).items.at(0).item_class, "IPM.Schedule.Meeting.Request");
}

TEST(ReadPage, ReadsBooleansInEverySpelling) {
    const std::string told =
        with(recorded("found-request.xml"), "<t:IsDelegated>false", "<t:IsDelegated>True");
    EXPECT_TRUE(page(told).items.at(0).delegated);
}

TEST(ReadPage, EndsWhenTheServerDoesNotGoOn) {
    EXPECT_EQ(page(recorded("found-request.xml"), 1).next_offset, std::nullopt);
    EXPECT_EQ(page(recorded("found-request.xml"), 7).next_offset, std::nullopt);
}

TEST(ReadDateTime, KnowsOffsetsAndFractions) {
    EXPECT_EQ(read_date_time("2026-11-24T09:00:00Z"), nine_on_the_24th);
    EXPECT_EQ(read_date_time("2026-11-24T10:00:00+01:00"), nine_on_the_24th);
    EXPECT_EQ(read_date_time("2026-11-24T03:30:00.123-05:30"), nine_on_the_24th);
    EXPECT_EQ(read_date_time("2026-11-24T09:00:00"), nine_on_the_24th);
}

TEST(ReadDateTime, RefusesWhatIsNone) {
    for (const char* const text :
         {"", "2026", "2026-13-24T09:00:00Z", "2026-02-30T09:00:00Z", "2026-11-24T25:00:00Z",
          "2026-11-24T-9:00:00Z", "2026-11-24T09:00:00+x", "0000-00-00T00:00:00Z"}) {
        EXPECT_EQ(read_date_time(text), std::nullopt) << text;
    }
}

}  // namespace
