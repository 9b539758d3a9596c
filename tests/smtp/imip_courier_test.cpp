#include "smtp/relay/imip_courier.hpp"

#include "server_fixture.hpp"

namespace smtp::test {
namespace {

using namespace reserve;

struct FixedClock final : Clock {
    Instant now() const override { return Instant(std::chrono::seconds(1795000000)); }
};

struct OneRequest final : StoredRequests {
    std::optional<StoredRequest> find(ItemId) override { return found; }
    std::optional<StoredRequest> found;
};

// The relay is played by our own server: one of its rooms is the organizer.
class ImipCourierTest : public ServerTest {
  protected:
    ImipCourierTest() { start(); }

    RelaySettings relay_settings() const {
        RelaySettings relay;
        relay.url = "smtp://127.0.0.1:" + std::to_string(port());
        relay.from = relay_from_;
        return relay;
    }
    static Answer answer(const std::string& organizer = "r12@rooms.example.com") {
        return {.id = AnswerId{902},
                .content = {.item = ItemId{1},
                            .room = RoomId{12},
                            .uid = "m1",
                            .recurrence_id = {},
                            .version = {},
                            .mail_message_id = "<m1@corp.example.com>",
                            .organizer = organizer,
                            .steps = {}},
                .mailbox = *Address::parse("rome@corp.example.com")};
    }
    static StoredRequest request_for(const std::string& summary) {
        Component meeting;
        meeting.uid = "m1";
        meeting.summary = summary;
        Invitation invitation;
        invitation.components = {meeting};
        Reading reading;
        reading.contents = {invitation};
        return {reading, Room{.id = RoomId{12},
                              .name = "Rome",
                              .mailbox = answer().mailbox,
                              .receiving = {},
                              .zone = "Europe/Berlin",
                              .building = {},
                              .capacity = {}}};
    }
    Delivery deliver(const AnswerStep& step, const Answer& to = answer()) {
        return courier().deliver(to, step);
    }
    ImipCourier& courier() {
        if (!courier_) 
            courier_.emplace(ImipSettings{relay_settings()}, requests_, clock_, [this](AnswerId id, int step) {
                handed_over_.emplace_back(id, step);
            });
        return *courier_;
    }

    OneRequest requests_;
    std::vector<std::pair<AnswerId, int>> handed_over_;
    std::string relay_from_ = "roomgate@corp.example.com";

  private:
    FixedClock clock_;
    std::optional<ImipCourier> courier_;
};

TEST_F(ImipCourierTest, KeepsTheRelaysReceipt) {
    const Delivery done = deliver({.text = "Booked."});
    ASSERT_TRUE(std::holds_alternative<Sent>(done));
    EXPECT_NE(std::get<Sent>(done).words.find("250 2.0.0 Stored as message 1"), std::string::npos)
        << std::get<Sent>(done).words;
}

TEST_F(ImipCourierTest, SendsTheRoomsMailWithTheRelaysEnvelope) {
    deliver({.text = "Booked."});
    const auto mail = reception.messages().at(0);
    EXPECT_EQ(mail.reverse_path, "roomgate@corp.example.com");
    EXPECT_NE(mail.raw.find("From: <rome@corp.example.com>\r\n"), std::string::npos);
    EXPECT_NE(mail.raw.find("In-Reply-To: <m1@corp.example.com>\r\n"), std::string::npos);
    EXPECT_NE(mail.raw.find("method=REPLY"), std::string::npos);
}

TEST_F(ImipCourierTest, SaysInTheSubjectWhatBecameOfIt) {
    requests_.found = request_for("Budget");
    deliver({.kind = AnswerKind::decline, .text = "Taken."});
    deliver({.kind = AnswerKind::tentative, .text = "Asked."});
    deliver({.kind = AnswerKind::accept, .text = "Booked."});
    const auto mails = reception.messages();
    EXPECT_NE(mails.at(0).raw.find("Subject: Declined: Budget\r\n"), std::string::npos) << mails.at(0).raw;
    EXPECT_NE(mails.at(1).raw.find("Subject: Tentative: Budget\r\n"), std::string::npos) << mails.at(1).raw;
    EXPECT_NE(mails.at(2).raw.find("Subject: Accepted: Budget\r\n"), std::string::npos) << mails.at(2).raw;
}

TEST_F(ImipCourierTest, TellsTheSubjectWhoseRoomAndMeetingItIs) {
    ImipSettings own{relay_settings()};
    own.texts =
        std::get<0>(AnswerTexts::from({{"subject.txt", "{{room}}, {{organizer}}, {{meeting}}."}}, {}));
    courier().apply(own);
    requests_.found = request_for("Budget");
    deliver({.text = "Booked."});
    EXPECT_NE(reception.messages().at(0).raw.find("Subject: Rome, r12@rooms.example.com, Budget.\r\n"),
              std::string::npos)
        << reception.messages().at(0).raw;
}

TEST_F(ImipCourierTest, NamesTheStepAndTheVersionInTheMessageId) {
    Answer to = answer();
    to.content.version.dtstamp = Instant(std::chrono::seconds(60));
    deliver({.position = 1, .text = "Booked.", .html = "<p>Booked.</p>"}, to);
    const std::string raw = reception.messages().at(0).raw;
    EXPECT_NE(raw.find("Message-ID: <roomgate.answer.902.1.60@corp.example.com>"), std::string::npos) << raw;
    EXPECT_NE(raw.find("text/html"), std::string::npos) << raw;
}

TEST_F(ImipCourierTest, TakesNewSettingsWithTheNextAnswer) {
    ImipSettings changed{relay_settings()};
    changed.relay.from = "rooms@corp.example.com";
    courier().apply(changed);
    deliver({.text = "Booked."});
    EXPECT_EQ(reception.messages().at(0).reverse_path, "rooms@corp.example.com");
}

TEST_F(ImipCourierTest, GivesUpWhereTheOrganizerIsRefused) {
    const Delivery done = deliver({.text = "Booked."}, answer("nobody@rooms.example.com"));
    ASSERT_TRUE(std::holds_alternative<CannotHeal>(done));
    EXPECT_EQ(std::get<CannotHeal>(done).code, "SMTP 550");
}

TEST_F(ImipCourierTest, GivesUpWhereTheOrganizerHasNoMailAddress) {
    const Delivery done = deliver({.text = "Booked."}, answer("/O=CORP/CN=ADA"));
    EXPECT_EQ(std::get<CannotHeal>(done).code, "NoAddress");
}

TEST_F(ImipCourierTest, WaitsForTheServerWhileStorageIsAway) {
    reception.answer_with(reserve::Reception::Unavailable{});
    const Delivery done = deliver({.text = "Booked."});
    ASSERT_TRUE(std::holds_alternative<Wait>(done));
    EXPECT_EQ(std::get<Wait>(done).scope, Wait::Scope::answer);
}

TEST_F(ImipCourierTest, PausesTheServerWhenItIsDown) {
    courier();
    server->stop(std::chrono::seconds(0));
    const Delivery done = deliver({.text = "Booked."});
    ASSERT_TRUE(std::holds_alternative<Wait>(done));
    EXPECT_EQ(std::get<Wait>(done).scope, Wait::Scope::server);
}

TEST_F(ImipCourierTest, SendsNothingForWhatIsSilent) {
    EXPECT_TRUE(std::holds_alternative<Sent>(deliver({.text = "Booked.", .silent = true})));
    EXPECT_TRUE(reception.messages().empty());
}

TEST_F(ImipCourierTest, SaysThatItChangesNoCalendar) {
    for (const AnswerKind kind : {AnswerKind::remove, AnswerKind::mirror}) {
        const Delivery done = deliver({.kind = kind, .text = {}});
        ASSERT_TRUE(std::holds_alternative<Sent>(done));
        EXPECT_FALSE(std::get<Sent>(done).done);
        EXPECT_TRUE(std::get<Sent>(done).is_warning);
    }
    EXPECT_TRUE(reception.messages().empty());
}

// A 5xx to MAIL: of the settings, not of this mail.
TEST_F(ImipCourierTest, PausesTheRelayThatRefusesTheSender) {
    relay_from_ = "no address at all";
    const Delivery done = deliver({.text = "Booked."});
    ASSERT_TRUE(std::holds_alternative<Wait>(done));
    EXPECT_EQ(std::get<Wait>(done).scope, Wait::Scope::server);
    EXPECT_TRUE(std::get<Wait>(done).slowly);
    EXPECT_NE(std::get<Wait>(done).words.find("correct relay.from"), std::string::npos);
}

TEST_F(ImipCourierTest, SaysWhichStepIsGivenToTheRelay) {
    relay_from_ = "no address at all";
    deliver({.position = 1, .text = "Booked."});
    EXPECT_TRUE(handed_over_.empty());
    ImipSettings right{relay_settings()};
    right.relay.from = "roomgate@corp.example.com";
    courier().apply(right);
    deliver({.position = 1, .text = "Booked."});
    EXPECT_EQ(handed_over_, (std::vector{std::pair(AnswerId{902}, 1)}));
}

TEST_F(ImipCourierTest, HasNoEvidenceOfAMail) {
    const auto shown = courier().look_for_evidence(answer(), {.text = "Booked."}, {});
    EXPECT_EQ(std::get<Evidence>(shown), Evidence::none);
}

TEST_F(ImipCourierTest, NeedsNoEvidenceOfWhatIsSilent) {
    const auto shown = courier().look_for_evidence(answer(), {.text = "Booked.", .silent = true}, {});
    EXPECT_EQ(std::get<Evidence>(shown), Evidence::sent);
}

}  // namespace
}  // namespace smtp::test
