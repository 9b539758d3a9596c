#include "tests/exchange/cast/office.hpp"

namespace exchange::cast {
namespace {

class AnswerItem : public Office {
  protected:
    void limit(const Rights& rights) {
        gateway_.rights = rights;
        exchange_.put_account(gateway_);
    }
    Entry calendar_entry() const { return exchange_.entries(room12, Folder::calendar).at(0); }
    OrganizerMail only_mail() const {
        EXPECT_EQ(exchange_.organizer_mail().size(), 1U);
        return exchange_.organizer_mail().at(0);
    }
};

TEST_F(AnswerItem, AcceptingSetsTheResponseInTheCalendar) {
    invite();
    ASSERT_TRUE(respond("AcceptItem", found_id()).has("NoError"));
    EXPECT_EQ(calendar_entry().response, "Accept");
    EXPECT_TRUE(calendar_entry().reply_time.has_value());
}

TEST_F(AnswerItem, MovesTheRequestToDeletedItemsUnderANewId) {
    invite();
    const std::string id = found_id();
    respond("AcceptItem", id);
    EXPECT_EQ(count(Folder::inbox), 0U);
    EXPECT_EQ(count(Folder::deleted_items), 1U);
    EXPECT_TRUE(respond("AcceptItem", id).has("ErrorItemNotFound"));
}

TEST_F(AnswerItem, TellsTheOrganizerOnBehalfOfTheRoom) {
    invite();
    respond("TentativelyAcceptItem", found_id());
    const OrganizerMail mail = only_mail();
    EXPECT_EQ(mail.kind, "tentative");
    EXPECT_EQ(mail.organizer, ada);
    EXPECT_EQ(mail.text, "Booked.");
    EXPECT_EQ(mail.from, room12);
    EXPECT_EQ(mail.sender, "gateway");
}

TEST_F(AnswerItem, SendsAsTheRoomWithImpersonation) {
    invite();
    respond("AcceptItem", found_id(), "SendAndSaveCopy", impersonating(room12));
    EXPECT_EQ(only_mail().sender, room12);
}

TEST_F(AnswerItem, KeepsACopyWithTheHeadersInSentItems) {
    invite();
    respond("AcceptItem", found_id());
    ASSERT_EQ(count(Folder::sent_items), 1U);
    EXPECT_EQ(exchange_.entries(room12, Folder::sent_items)[0].headers, (Headers{{"X-Mark", "17"}}));
}

TEST_F(AnswerItem, KeepsADelegatesCopyInTheDelegatesMailboxUnlessToldOtherwise) {
    gateway_.mailbox = "gateway@corp.example.com";
    exchange_.put_account(gateway_);
    invite();
    ews(
        envelope("<m:CreateItem "
                 "MessageDisposition=\"SendAndSaveCopy\"><m:Items><t:AcceptItem><t:ReferenceItemId Id=\"" +
                 found_id() + "\"/></t:AcceptItem></m:Items></m:CreateItem>"));
    EXPECT_EQ(count(Folder::sent_items), 0U);
    EXPECT_EQ(exchange_.entries("gateway@corp.example.com", Folder::sent_items).size(), 1U);
}

TEST_F(AnswerItem, DecliningRemovesTheCalendarItem) {
    invite();
    respond("DeclineItem", found_id());
    EXPECT_EQ(count(Folder::calendar), 0U);
    EXPECT_EQ(only_mail().kind, "decline");
}

TEST_F(AnswerItem, SaveOnlyTellsNobody) {
    invite();
    respond("AcceptItem", found_id(), "SaveOnly");
    EXPECT_EQ(calendar_entry().response, "Accept");
    EXPECT_TRUE(exchange_.organizer_mail().empty());
}

TEST_F(AnswerItem, WorksThroughTheCalendarItemToo) {
    invite();
    respond("AcceptItem", found_id("calendar"));
    EXPECT_EQ(calendar_entry().response, "Accept");
}

TEST_F(AnswerItem, DecliningADateLeavesTheRestOfTheSeries) {
    invite({.more = "RRULE:FREQ=WEEKLY;COUNT=3\r\n"});
    respond("AcceptItem", found_id());
    view_ = R"(<m:CalendarView StartDate="2030-12-08T00:00:00Z" EndDate="2030-12-12T00:00:00Z"/>)";
    respond("DeclineItem", found_id("calendar"));
    EXPECT_EQ(exchange_.organizer_mail().at(1).recurrence_id, 1923037200);
    EXPECT_TRUE(find("", "calendar").has("TotalItemsInView=\"0\""));
    EXPECT_EQ(count(Folder::calendar), 1U);
}

TEST_F(AnswerItem, RefusesAnOutOfDateRequest) {
    invite();
    const std::string old = found_id();
    invite({.sequence = 1});
    EXPECT_TRUE(respond("AcceptItem", old).has("ErrorCalendarMeetingRequestIsOutOfDate"));
}

TEST_F(AnswerItem, TakesAnOlderRequestAgainOnceTheNewerMeetingIsGoneFromTheCalendar) {
    invite();
    const std::string old = found_id();
    invite({.sequence = 1, .start = "20301202T093000Z"});
    ews(
        envelope("<m:DeleteItem DeleteType=\"MoveToDeletedItems\" SendMeetingCancellations=\"SendToNone\">"
                 "<m:ItemIds><t:ItemId Id=\"" +
                 found_id("calendar") + "\"/></m:ItemIds></m:DeleteItem>"));
    ASSERT_EQ(count(Folder::calendar), 0U);
    respond("AcceptItem", old);
    ASSERT_EQ(exchange_.organizer_mail().size(), 1U);
    ASSERT_EQ(count(Folder::calendar), 1U);
    EXPECT_EQ(exchange_.entries(room12, Folder::calendar)[0].response, "Accept");
}

TEST_F(AnswerItem, RefusesACancelledMeeting) {
    invite();
    invite({.method = "CANCEL", .sequence = 1});
    EXPECT_TRUE(respond("AcceptItem", found_id("calendar")).has("ErrorCalendarIsCancelledForAccept"));
}

TEST_F(AnswerItem, NeedsSendOnBehalf) {
    invite();
    const std::string id = found_id();
    limit({Rights::Folders::editor, false});
    EXPECT_TRUE(respond("AcceptItem", id).has("ErrorSendAsDenied"));
    EXPECT_TRUE(exchange_.organizer_mail().empty());
}

TEST_F(AnswerItem, NeedsMoreThanTheRightToRead) {
    invite();
    const std::string id = found_id();
    limit({Rights::Folders::reviewer, true});
    EXPECT_TRUE(respond("AcceptItem", id).has("ErrorAccessDenied"));
}

TEST_F(AnswerItem, NeedsTheRoleToImpersonate) {
    gateway_.impersonation = false;
    exchange_.put_account(gateway_);
    const Answer answer = respond("AcceptItem", "AAAA", "SendAndSaveCopy", impersonating(room12));
    EXPECT_EQ(answer.status, 500);
    EXPECT_TRUE(answer.has("ErrorImpersonateUserDenied"));
}

class DeleteItem : public Office {
  protected:
    Answer remove(const std::string& id, const std::string& attributes) {
        return ews(envelope("<m:DeleteItem DeleteType=\"MoveToDeletedItems\"" + attributes + "><m:ItemIds>" +
                            id + "</m:ItemIds></m:DeleteItem>"));
    }
};

TEST_F(DeleteItem, RemovesAMeetingFromTheCalendar) {
    invite();
    remove("<t:ItemId Id=\"" + found_id("calendar") + "\"/>", " SendMeetingCancellations=\"SendToNone\"");
    EXPECT_EQ(count(Folder::calendar), 0U);
}

TEST_F(DeleteItem, NeedsToKnowAboutCancellations) {
    invite();
    EXPECT_TRUE(remove("<t:ItemId Id=\"" + found_id("calendar") + "\"/>", "")
                    .has("ErrorSendMeetingCancellationsRequired"));
}

TEST_F(DeleteItem, RemovesOneDateByItsPlaceInTheSeries) {
    invite({.more = "RRULE:FREQ=WEEKLY;COUNT=3\r\n"});
    const std::string date =
        "<t:OccurrenceItemId RecurringMasterId=\"" + found_id("calendar") + "\" InstanceIndex=\"2\"/>";
    EXPECT_TRUE(remove(date, " SendMeetingCancellations=\"SendToNone\"").has("NoError"));
    EXPECT_TRUE(remove(date, " SendMeetingCancellations=\"SendToNone\"")
                    .has("ErrorCalendarOccurrenceIsDeletedFromRecurrence"));
}

TEST_F(Office, GetItemRefusesAPropertyThatTheItemCannotHave) {
    invite();
    const Answer answer = ews(envelope(
        "<m:GetItem><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>"
        "<t:FieldURI FieldURI=\"meeting:AssociatedCalendarItemId\"/></t:AdditionalProperties></m:ItemShape>"
        "<m:ItemIds><t:ItemId Id=\"" +
        found_id("calendar") + "\"/></m:ItemIds></m:GetItem>"));
    EXPECT_TRUE(answer.has("ErrorInvalidPropertyRequest"));
}

}  // namespace
}  // namespace exchange::cast
