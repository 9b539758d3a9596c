// What the relay's replies to each command make of an answer by mail.
#include <gtest/gtest.h>

#include "scripted_relay.hpp"
#include "smtp/relay/imip_courier.hpp"

namespace smtp::test {
namespace {

using namespace reserve;

struct FixedClock final : Clock {
    Instant now() const override { return Instant(std::chrono::seconds(1795000000)); }
};

struct NoRequests final : StoredRequests {
    std::optional<StoredRequest> find(ItemId) override { return std::nullopt; }
};

Delivery deliver_to(std::map<std::string, std::string> says) {
    const ScriptedRelay relay(std::move(says));
    ImipSettings settings;
    settings.relay.url = relay.url();
    settings.relay.from = "roomgate@corp.example.com";
    NoRequests requests;
    const FixedClock clock;
    Answer answer{.id = AnswerId{902},
                  .content = {.item = {},
                              .room = RoomId{12},
                              .uid = "m1",
                              .recurrence_id = {},
                              .version = {},
                              .mail_message_id = {},
                              .organizer = "ada@corp.example.com",
                              .steps = {}},
                  .mailbox = *Address::parse("rome@corp.example.com")};
    return ImipCourier(settings, requests, clock, [](AnswerId, int) {}).deliver(answer, {.text = "Booked."});
}

// Of one verb, answered so.
std::optional<Wait> waits(const std::string& verb, const std::string& reply) {
    const Delivery done = deliver_to({{verb, reply}});
    const auto* const wait = std::get_if<Wait>(&done);
    return wait ? std::optional(*wait) : std::nullopt;
}

TEST(ImipRefusals, AreNoneFromARelayThatTakesAll) {
    EXPECT_TRUE(std::holds_alternative<Sent>(deliver_to({})));
}

TEST(ImipRefusals, OfTheSessionHoldUpAllMailsForAWhile) {
    for (const auto& says : {std::map<std::string, std::string>{{"connect", "421 too busy"}},
                             {{"connect", "450 greylisted"}},
                             {{"EHLO", "421 closing"}, {"HELO", "421 closing"}},
                             {{"EHLO", "450 not now"}, {"HELO", "450 not now"}},
                             {{"MAIL", "421 closing"}}}) {
        const Delivery done = deliver_to(says);
        const std::string what = says.begin()->first + " " + says.begin()->second;
        ASSERT_TRUE(std::holds_alternative<Wait>(done)) << what;
        EXPECT_EQ(std::get<Wait>(done).scope, Wait::Scope::server) << what;
        EXPECT_FALSE(std::get<Wait>(done).slowly) << what;
    }
}

TEST(ImipRefusals, OfTheSessionForGoodHoldUpAllMailsForLong) {
    for (const auto& says : {std::map<std::string, std::string>{{"connect", "554 no service"}},
                             {{"EHLO", "550 go away"}, {"HELO", "550 go away"}},
                             {{"MAIL", "550 who are you"}}}) {
        const Delivery done = deliver_to(says);
        const std::string what = says.begin()->first + " " + says.begin()->second;
        ASSERT_TRUE(std::holds_alternative<Wait>(done)) << what;
        EXPECT_EQ(std::get<Wait>(done).scope, Wait::Scope::server) << what;
        EXPECT_TRUE(std::get<Wait>(done).slowly) << what;
    }
}

TEST(ImipRefusals, OfThisMailForNowHoldUpThisMail) {
    for (const char* verb : {"MAIL", "RCPT", "DATA", "."}) {
        const auto wait = waits(verb, "451 later");
        ASSERT_TRUE(wait) << verb;
        EXPECT_EQ(wait->scope, Wait::Scope::answer) << verb;
        EXPECT_EQ(wait->code, "SMTP 451") << verb;
    }
}

TEST(ImipRefusals, OfThisMailForGoodEndIt) {
    for (const auto& [verb, reply] : std::map<std::string, std::string>{
             {"MAIL", "552 too large"}, {"RCPT", "550 unknown"}, {"DATA", "554 no"}, {".", "554 spam"}}) {
        const Delivery done = deliver_to({{verb, reply}});
        ASSERT_TRUE(std::holds_alternative<CannotHeal>(done)) << verb;
        EXPECT_EQ(std::get<CannotHeal>(done).code, "SMTP " + reply.substr(0, 3)) << verb;
    }
}

}  // namespace
}  // namespace smtp::test
