#include "ews/responses/calendar_dates.hpp"

#include <gtest/gtest.h>

#include "ews/responses/reply.hpp"
#include "tests/ews/recorded_exchange.hpp"

namespace {

using namespace ews;
using namespace ews_test;
using namespace std::chrono_literals;

const std::string when = "<t:Start>2026-11-24T09:00:00Z</t:Start><t:End>2026-11-24T10:00:00Z</t:End>";

Element message_in(const std::string& xml) {
    return std::get<Reply>(read_reply({200, xml, {}, {}, {}})).messages.at(0);
}

CalendarDates dates(const std::string& fields,
                    const std::string& range = "IncludesLastItemInRange=\"true\"") {
    return read_calendar_dates(
        message_in(messages_of("FindItem", folder(item(7, fields, "CalendarItem"), range))));
}

TEST(ReadCalendarDates, TakesOccurrencesByRecurrenceIdOriginalStartOrStart) {
    const std::string occurrence = our_uid + when + "<t:CalendarItemType>Occurrence</t:CalendarItemType>";
    const reserve::Instant nine =
        std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + std::chrono::hours(9);
    EXPECT_EQ(dates(occurrence).dates.at(0).recurrence_id, nine);
    const std::string moved = "<t:OriginalStart>2026-11-24T07:00:00Z</t:OriginalStart>";
    EXPECT_EQ(dates(moved + occurrence).dates.at(0).recurrence_id, nine - 2h);
    const std::string told = "<t:RecurrenceId>2026-11-24T08:00:00Z</t:RecurrenceId>";
    EXPECT_EQ(dates(told + moved + occurrence).dates.at(0).recurrence_id, nine - 1h);
}

TEST(ReadCalendarDates, KeepsWhatCannotBeComparedWithoutAUid) {
    for (const std::string& fields :
         {when, our_uid, our_uid + "<t:Start>2026-11-24T09:00:00Z</t:Start>",
          our_uid + "<t:Start>yesterday</t:Start><t:End>2026-11-24T10:00:00Z</t:End>",
          our_uid + "<t:Start>2026-11-24T11:00:00Z</t:Start><t:End>2026-11-24T10:00:00Z</t:End>"}) {
        const auto read = dates(fields).dates;
        ASSERT_EQ(read.size(), 1U) << fields;
        EXPECT_TRUE(read[0].uid.empty()) << fields;
    }
}

TEST(ReadCalendarDates, SaysWhetherTheServerGaveAll) {
    EXPECT_TRUE(dates(our_uid + when).complete);
    EXPECT_FALSE(dates(our_uid + when, "IncludesLastItemInRange=\"false\"").complete);
    EXPECT_FALSE(dates(our_uid + when, "TotalItemsInView=\"2\"").complete);
    EXPECT_TRUE(dates(our_uid + when, "TotalItemsInView=\"1\"").complete);
}

TEST(ReadCalendarDates, TakesAnEntryWithoutPeopleForOneThatNeedsNoAnswer) {
    const std::string unanswered = "<t:MyResponseType>NoResponseReceived</t:MyResponseType>";
    using Response = reserve::RoomCalendarDate::Response;
    EXPECT_EQ(dates(our_uid + when + unanswered).dates.at(0).response, Response::unanswered);
    EXPECT_EQ(dates(our_uid + when + "<t:IsMeeting>false</t:IsMeeting>" + unanswered).dates.at(0).response,
              Response::organizer);
}

TEST(ReadSyncedItems, CountsChangesAndKeepsTheState) {
    const SyncedItems read = read_synced_items(message_in(messages_of(
        "SyncFolderItems",
        "<m:SyncFolderItemsResponseMessage ResponseClass=\"Success\"><m:ResponseCode>NoError</m:ResponseCode>"
        "<m:SyncState>H4sI</m:SyncState><m:IncludesLastItemInRange>false</m:IncludesLastItemInRange>"
        "<m:Changes><t:Create/><t:Delete/></m:Changes></m:SyncFolderItemsResponseMessage>")));
    EXPECT_EQ(read.changes, 2U);
    EXPECT_EQ(read.sync_state, "H4sI");
    EXPECT_FALSE(read.complete);
}

}  // namespace
