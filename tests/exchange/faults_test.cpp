#include "tests/exchange/cast/office.hpp"

namespace exchange::cast {
namespace {

class Faults : public Office {};

TEST_F(Faults, CanRefuseTheConnection) {
    exchange_.add_fault({.kind = "refused", .times = 1});
    EXPECT_EQ(find().status, 0);
    EXPECT_EQ(find().status, 200);
}

TEST_F(Faults, CanAnswerWithAnHttpStatusAndRetryAfter) {
    exchange_.add_fault({.kind = "http_status", .times = 1, .status = 503, .retry_after = 7});
    const Answer answer = find();
    EXPECT_EQ(answer.status, 503);
    EXPECT_NE(answer.head.find("Retry-After: 7"), std::string::npos);
}

TEST_F(Faults, CanBeBusyWithABackOff) {
    exchange_.add_fault(
        {.kind = "code", .times = 1, .status = 500, .code = "ErrorServerBusy", .back_off_ms = 297749});
    const Answer answer = find();
    EXPECT_EQ(answer.status, 500);
    EXPECT_TRUE(answer.has("<t:Value Name=\"BackOffMilliseconds\">297749</t:Value>"));
}

TEST_F(Faults, CanFailEachItemWithHttp200) {
    exchange_.add_fault({.kind = "code", .times = 1, .code = "ErrorItemNotFound", .per_item = true});
    const Answer answer = find();
    EXPECT_EQ(answer.status, 200);
    EXPECT_TRUE(answer.has("ResponseClass=\"Error\""));
}

TEST_F(Faults, StrikeOnlyTheirOperation) {
    exchange_.add_fault({.kind = "refused", .operation = "CreateItem"});
    EXPECT_EQ(find().status, 200);
}

TEST_F(Faults, StrikeOnlyTheirMailbox) {
    exchange_.add_fault({.kind = "refused", .mailbox = "room.13@corp.example.com"});
    EXPECT_EQ(find().status, 200);
}

TEST_F(Faults, LastUntilTheyAreCleared) {
    exchange_.add_fault({.kind = "refused"});
    EXPECT_EQ(find().status, 0);
    EXPECT_EQ(find().status, 0);
    exchange_.clear_faults();
    EXPECT_EQ(find().status, 200);
}

TEST_F(Faults, RefuseAnUnknownKind) {
    EXPECT_THROW(exchange_.add_fault({.kind = "gremlins"}), std::invalid_argument);
}

TEST_F(Faults, CanLoseTheResponseOfACallThatWasDone) {
    invite();
    const std::string id = found_id();
    exchange_.add_fault({.kind = "response_lost", .operation = "CreateItem", .times = 1});
    EXPECT_EQ(respond("AcceptItem", id).status, 0);
    EXPECT_EQ(exchange_.organizer_mail().size(), 1U);
}

TEST_F(Faults, SlowCallsAreDoneThoughTheClientGaveUp) {
    invite();
    const std::string id = found_id();
    exchange_.add_fault({.kind = "slow", .operation = "CreateItem", .times = 1, .delay = 100ms});
    {
        HttpClient impatient(exchange_.ews_port());
        impatient.send(
            "POST", "/EWS/Exchange.asmx",
            "Authorization: Basic " + to_base64("gateway:secret") + "\r\nContent-Type: text/xml\r\n",
            envelope("<m:CreateItem "
                     "MessageDisposition=\"SendOnly\"><m:Items><t:AcceptItem><t:ReferenceItemId Id=\"" +
                     id + "\"/></t:AcceptItem></m:Items></m:CreateItem>"));
    }
    EXPECT_TRUE(exchange_.wait_for_mail(1, soon));
}

TEST_F(Faults, CanAnswerGarbage) {
    exchange_.add_fault({.kind = "garbage", .times = 1});
    EXPECT_TRUE(find().has("this is no SOAP"));
}

TEST_F(Faults, CanBreakOffInTheMiddle) {
    exchange_.add_fault({.kind = "truncated", .times = 1});
    const Answer answer = find();
    EXPECT_EQ(answer.status, 0);
    EXPECT_FALSE(answer.body.empty());
}

TEST_F(Faults, CanAnswerInChunksOfSomeOctets) {
    exchange_.add_fault({.kind = "chunks", .times = 1, .limit = 3});
    const Answer answer = find();
    EXPECT_EQ(answer.status, 200);
    EXPECT_NE(answer.head.find("Transfer-Encoding: chunked"), std::string::npos);
    EXPECT_TRUE(answer.body.starts_with("3\r\n<?x\r\n3\r\nml \r\n"));
    EXPECT_TRUE(answer.body.ends_with("\r\n0\r\n\r\n"));
}

TEST_F(Faults, CanAnswerAnOctetAtATime) {
    exchange_.add_fault({.kind = "segments", .times = 1});
    EXPECT_TRUE(find().has("NoError"));
}

TEST_F(Faults, CanSendAHugeBody) {
    exchange_.add_fault({.kind = "huge", .times = 1, .bytes = 1 << 20});
    EXPECT_GE(find().body.size(), std::size_t{1} << 20);
}

TEST_F(Faults, CanWithholdTheResponseInTheCalendar) {
    invite();
    exchange_.add_fault({.kind = "withhold_response"});
    respond("AcceptItem", found_id());
    EXPECT_EQ(exchange_.entries(room12, Folder::calendar)[0].response, "NoResponseReceived");
    EXPECT_EQ(exchange_.organizer_mail().size(), 1U);
}

TEST_F(Faults, CanLeaveTheRequestInTheInbox) {
    invite();
    exchange_.add_fault({.kind = "withhold_removal"});
    respond("AcceptItem", found_id());
    EXPECT_EQ(count(Folder::inbox), 1U);
}

TEST_F(Faults, CanKeepNoCopy) {
    invite();
    exchange_.add_fault({.kind = "withhold_copy"});
    respond("AcceptItem", found_id());
    EXPECT_EQ(count(Folder::sent_items), 0U);
}

TEST_F(Faults, CanKeepACopyWithoutHeaders) {
    invite();
    exchange_.add_fault({.kind = "withhold_headers"});
    respond("AcceptItem", found_id());
    EXPECT_TRUE(exchange_.entries(room12, Folder::sent_items).at(0).headers.empty());
}

TEST_F(Faults, DownClosesTheSocketAndKeepsTheState) {
    invite();
    const std::uint16_t port = exchange_.ews_port();
    exchange_.down();
    EXPECT_FALSE(HttpClient(port).is_connected());
    exchange_.up();
    EXPECT_TRUE(find().has("TotalItemsInView=\"1\""));
}

TEST_F(Faults, StandInTheLogOfCalls) {
    exchange_.add_fault({.kind = "code", .times = 1, .code = "ErrorMailboxMoveInProgress"});
    find();
    ASSERT_EQ(exchange_.calls().size(), 1U);
    EXPECT_EQ(exchange_.calls()[0].result, "ErrorMailboxMoveInProgress");
    EXPECT_EQ(exchange_.calls()[0].operation, "FindItem");
}

}  // namespace
}  // namespace exchange::cast
