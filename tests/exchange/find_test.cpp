#include <cstring>

#include "tests/exchange/cast/office.hpp"

namespace exchange::cast {
namespace {

class FindItem : public Office {
  protected:
    static std::string by_clean_id(const std::string& uid, bool without_nul = false) {
        return "<t:IsEqualTo><t:ExtendedFieldURI DistinguishedPropertySetId=\"Meeting\" PropertyId=\"35\" "
               "PropertyType=\"Binary\"/>"
               "<t:FieldURIOrConstant><t:Constant Value=\"" +
               to_base64(global_object_id(uid, {}, without_nul).clean) +
               "\"/></t:FieldURIOrConstant></t:IsEqualTo>";
    }
    static std::string by_field(const std::string& uri, const std::string& value) {
        return "<t:IsEqualTo><t:FieldURI FieldURI=\"" + uri +
               "\"/><t:FieldURIOrConstant><t:Constant Value=\"" + value +
               "\"/></t:FieldURIOrConstant></t:IsEqualTo>";
    }
    Answer find_dates(const std::string& from, const std::string& until) {
        view_ = "<m:CalendarView StartDate=\"" + from + "\" EndDate=\"" + until + "\"/>";
        return find("", "calendar", "<t:FieldURI FieldURI=\"calendar:Start\"/>");
    }
};

TEST_F(FindItem, FindsTheRequestByItsCleanGlobalObjectId) {
    invite();
    invite({.uid = "other@example.com", .message_id = "<m2@corp.example.com>"});
    EXPECT_TRUE(find(by_clean_id("standup-1@example.com")).has("TotalItemsInView=\"1\""));
}

TEST_F(FindItem, FindsNothingUnderAnotherWrapping) {
    invite();
    EXPECT_TRUE(find(by_clean_id("standup-1@example.com", true)).has("TotalItemsInView=\"0\""));
}

TEST_F(FindItem, FindsEitherWrappingByOr) {
    invite();
    EXPECT_TRUE(find("<t:Or>" + by_clean_id("standup-1@example.com", true) +
                     by_clean_id("standup-1@example.com") + "</t:Or>")
                    .has("TotalItemsInView=\"1\""));
}

TEST_F(FindItem, FindsTheRequestByItsMessageId) {
    invite();
    EXPECT_TRUE(find(by_field("message:InternetMessageId", "&lt;m1@corp.example.com&gt;"))
                    .has("TotalItemsInView=\"1\""));
}

TEST_F(FindItem, FindsMeetingMessagesByTheStartOfTheirClass) {
    invite();
    EXPECT_TRUE(find("<t:Contains ContainmentMode=\"Prefixed\" "
                     "ContainmentComparison=\"IgnoreCase\"><t:FieldURI FieldURI=\"item:ItemClass\"/>"
                     "<t:Constant Value=\"IPM.Schedule.Meeting.\"/></t:Contains>")
                    .has("TotalItemsInView=\"1\""));
}

TEST_F(FindItem, RefusesToSearchForAComputedProperty) {
    EXPECT_TRUE(find(by_field("calendar:UID", "x")).has("ErrorUnsupportedPathForQuery"));
}

TEST_F(FindItem, CanBeToldToRefuseExtendedProperties) {
    exchange_.add_fault({.kind = "unsupported_path", .times = 1, .code = "ErrorInvalidRestriction"});
    EXPECT_TRUE(find(by_clean_id("x@example.com")).has("ErrorInvalidRestriction"));
}

TEST_F(FindItem, GivesThePlaceOfTheNextItemWhenItReturnsFewerThanAsked) {
    invite();
    invite({.uid = "other@example.com", .message_id = "<m2@corp.example.com>"});
    exchange_.add_fault({.kind = "find_limit", .limit = 1});
    EXPECT_TRUE(
        find().has("IndexedPagingOffset=\"1\" TotalItemsInView=\"2\" IncludesLastItemInRange=\"false\""));
    view_ = R"(<m:IndexedPageItemView MaxEntriesReturned="100" Offset="1" BasePoint="Beginning"/>)";
    EXPECT_TRUE(find().has("IncludesLastItemInRange=\"true\""));
}

TEST_F(FindItem, ShowsEachDateOfASeriesInACalendarView) {
    invite({.more = "RRULE:FREQ=WEEKLY;COUNT=4\r\n"});
    const Answer answer = find_dates("2030-12-08T00:00:00Z", "2030-12-17T00:00:00Z");
    EXPECT_TRUE(answer.has("TotalItemsInView=\"2\""));
    EXPECT_TRUE(answer.has("<t:Start>2030-12-09T09:00:00Z</t:Start>"));
}

TEST_F(FindItem, LeavesBackToBackMeetingsOutOfACalendarView) {
    invite();
    EXPECT_TRUE(find_dates("2030-12-02T10:00:00Z", "2030-12-02T11:00:00Z").has("TotalItemsInView=\"0\""));
}

TEST_F(FindItem, RefusesACalendarViewOfMoreThanTwoYears) {
    EXPECT_TRUE(
        find_dates("2030-01-01T00:00:00Z", "2033-01-01T00:00:00Z").has("ErrorCalendarViewRangeTooBig"));
}

TEST_F(FindItem, ReturnsTheGlobalObjectIdAsExtendedProperty) {
    invite();
    const Answer answer = find("", "inbox",
                               "<t:ExtendedFieldURI DistinguishedPropertySetId=\"Meeting\" PropertyId=\"35\" "
                               "PropertyType=\"Binary\"/>");
    EXPECT_EQ(between(answer.body, "<t:Value>", "<"),
              to_base64(global_object_id("standup-1@example.com", {}, false).clean));
}

TEST_F(FindItem, NeedsTheRightToReadTheFolder) {
    gateway_.rights.folders = Rights::Folders::none;
    exchange_.put_account(gateway_);
    EXPECT_TRUE(find().has("ErrorAccessDenied"));
}

TEST(GlobalObjectId, WrapsAForeignUidAsTheSampleRequestHasIt) {
    // the constants of ews-schema/requests/find-request-by-goid.xml
    const std::string uid = "261cbc18-1f65-5a0a-bd11-23b1e224cc2f";
    EXPECT_EQ(to_base64(global_object_id(uid, {}, false).clean),
              "BAAAAIIA4AB0xbcQGoLgCAAAAAAAAAAAAAAAAAAAAAAAAAAAMQAAAHZDYWwtVWlkAQAAADI2MWNiYzE4LTFmNjUtNWEwYS"
              "1iZDExLTIzYjFlMjI0Y2MyZgA=");
}

TEST(GlobalObjectId, TakesAnOutlookUidForWhatItIs) {
    const std::string uid =
        "040000008200E00074C5B7101A82E00807EA0C0100000000000000000000000000000000010000002A";
    EXPECT_EQ(to_hex(global_object_id(uid, {}, false).clean),
              "040000008200E00074C5B7101A82E0080000000000000000000000000000000000000000010000002A");
}

}  // namespace
}  // namespace exchange::cast
