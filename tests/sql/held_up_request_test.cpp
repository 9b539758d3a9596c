#include "tests/sql/reservation_request_cast.hpp"

namespace {

using namespace reservation_request_test;

// What a request says while no gateway runs, and when one does again.
class HeldUpRequestTest : public ReservationRequestTest {};

TEST_F(HeldUpRequestTest, IsKnownToBeHeldUpWhenTheGatewayWentAwayOverIt) {
    gateway_runs();
    reserve("a", "0", "10");
    EXPECT_EQ(result(), "NULL");
    const auto shown_code = [&] { return value("SELECT result_code FROM reservation_request_result"); };
    EXPECT_EQ(shown_code(), "NULL");
    sql("UPDATE gateway_seen SET seen_at = seen_at - 60");
    EXPECT_EQ(shown_code(), "521");
}

TEST_F(HeldUpRequestTest, IsStoredAsHeldUpWhenTheLastGatewayStops) {
    gateway_runs();
    sql("INSERT INTO gateway_seen (gateway_id, seen_at) SELECT 77, seen_at FROM gateway_seen");
    reserve("a", "0", "10");
    sql("DELETE FROM gateway_seen WHERE gateway_id = 77");
    EXPECT_EQ(result(), "NULL");
    sql("DELETE FROM gateway_seen");
    EXPECT_EQ(result(), "521");
    EXPECT_TRUE(has(result("result"), "No gateway runs any more"));
}

TEST_F(HeldUpRequestTest, KeepsItsResultWhenTheLastGatewayStops) {
    gateway_runs();
    reserve("a", "0", "10");
    answer_becomes("sent");
    sql("DELETE FROM gateway_seen");
    EXPECT_EQ(result(), "0");
}

// It could not write for a while, and goes on.
TEST_F(HeldUpRequestTest, IsKnownToBeOnItsWayWhenTheGatewayIsSeenAgain) {
    gateway_runs();
    sql("UPDATE gateway_seen SET seen_at = seen_at - 60");
    reserve("a", "0", "10");
    const auto known = [&] { return value("SELECT result FROM reservation_request_result"); };
    EXPECT_TRUE(has(known(), "No gateway runs")) << known();
    sql("UPDATE gateway_seen SET seen_at = seen_at + 60");
    EXPECT_EQ(known(), "NULL");
}

TEST_F(HeldUpRequestTest, IsStoredAsOnItsWayWhenTheGatewayIsSeenAgain) {
    sql::Writer writer(database_.settings(), database_.connect(), {});
    sql::Gateways gateways(database_.settings().file);
    const Instant now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    sql::GatewaySign(writer, gateways).runs(now - 1min);
    reserve("a", "0", "10");
    sql::GatewaySign(writer, gateways).runs(now - 59s);
    EXPECT_EQ(result(), "521");
    sql::GatewaySign(writer, gateways).runs(now);
    EXPECT_EQ(result() + " " + result("result"), "NULL NULL");
}

TEST_F(HeldUpRequestTest, IsKnownToBeHeldUpWithoutAGatewayWhereExchangeWasAwayToo) {
    gateway_runs();
    reserve("a", "0", "10");
    answer_becomes("waiting", "Unreachable");
    const auto known = [&] {
        return value("SELECT result_code || ' ' || result FROM reservation_request_result");
    };
    EXPECT_EQ(known(), "522 in words");
    sql("DELETE FROM gateway_seen");
    EXPECT_TRUE(has(known(), "521 It stands in the database.")) << known();
    EXPECT_EQ(result() + " " + result("result"), known());
    gateway_runs();
    EXPECT_EQ(result() + " " + result("result"), "522 in words");
}

TEST_F(HeldUpRequestTest, IsStoredAsHeldUpWithTheNextRequestWhereTheGatewayWasKilled) {
    gateway_runs();
    reserve("a", "0", "10");
    sql("UPDATE gateway_seen SET seen_at = seen_at - 60");
    reserve("b", "20", "30");
    EXPECT_EQ(value("SELECT group_concat(result_code) FROM reservation_request"), "521,521");
}

TEST_F(HeldUpRequestTest, IsStoredAsOnItsWayWhenAGatewayBegins) {
    reserve("a", "0", "10");
    reserve("b", "20", "30");
    answer_becomes("sent");
    const std::string before = value("SELECT group_concat(result_code) FROM reservation_request");
    gateway_runs();
    EXPECT_EQ(value("SELECT count(*) FROM reservation_request WHERE result_code = 521"), "0") << before;
    EXPECT_EQ(value("SELECT result_code FROM reservation_request WHERE uid = 'b'"), "0");
}

TEST_F(HeldUpRequestTest, IsKnownToBeOnItsWayAsSoonAsAGatewayRuns) {
    reserve("a", "0", "10");
    gateway_runs();
    EXPECT_EQ(value("SELECT result_code FROM reservation_request_result"), "NULL");
}

TEST_F(HeldUpRequestTest, SaysThatNoGatewayRuns) {
    reserve("a", "0", "10");
    EXPECT_EQ(result(), "521");
}

TEST_F(HeldUpRequestTest, IsOnItsWayWhileAGatewayRuns) {
    gateway_runs();
    reserve("a", "0", "10");
    EXPECT_EQ(result(), "NULL");
    reserve("b", "20", "30");
    EXPECT_EQ(value("SELECT count(*) FROM reservation_request WHERE result_code IS NULL"), "2");
}

}  // namespace
