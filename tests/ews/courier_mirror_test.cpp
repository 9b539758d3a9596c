#include "ews/requests/calendar_item.hpp"
#include "tests/ews/exchange_room.hpp"

namespace {

using namespace ews_test;

const std::string ours = "7f3a@roomgate";

Answer showing(const std::string& reservation, const reserve::Mirror& mirror) {
    Answer made{reserve::AnswerId{903}, {}, *reserve::Address::parse(room_12), {}, 0, {}};
    made.content = reserve::mirror_answer(reserve::RoomId{12}, reservation, stamp);
    made.mirror = mirror;
    return made;
}

reserve::MirrorDate date(Instant start) { return {start, {start, start + 1h}}; }

// Reservations in the database, and what the room's calendar shows of them.
class CourierMirrors : public ExchangeRoom {
  protected:
    Delivery show(const reserve::Mirror& mirror, const std::string& reservation = ours) {
        return send(showing(reservation, mirror));
    }
    static reserve::Mirror reserved(const std::vector<reserve::MirrorDate>& dates,
                                    const std::string& subject = "Choir") {
        return {.subject = subject, .text = "Reserved for Ada.", .dates = dates};
    }
    static reserve::Mirror put_back(const std::vector<reserve::MirrorDate>& dates) {
        return {.subject = "Planning", .text = "", .from_mail = true, .dates = dates};
    }
    std::vector<exchange::Entry> calendar() {
        return exchange().entries(room_12, exchange::Folder::calendar);
    }
    std::vector<Instant> starts() {
        std::vector<Instant> all;
        for (const auto& entry : calendar()) all.emplace_back(std::chrono::seconds(entry.start));
        std::ranges::sort(all);
        return all;
    }
    std::size_t count(const std::string& operation) {
        return static_cast<std::size_t>(std::ranges::count(operations(), operation));
    }
};

TEST_F(CourierMirrors, MakesAnItemUnderTheReservationsUid) {
    EXPECT_TRUE(is_sent(show(reserved({date(tuesday_at_nine)}))));
    ASSERT_EQ(calendar().size(), 1U);
    EXPECT_EQ(calendar()[0].uid, ours);
    EXPECT_EQ(calendar()[0].subject, "Choir");
    EXPECT_EQ(starts(), std::vector{tuesday_at_nine});
}

TEST_F(CourierMirrors, TellsNobody) {
    show(reserved({date(tuesday_at_nine)}));
    show(reserved({date(tuesday_at_nine + 1h)}));
    show({});
    EXPECT_TRUE(exchange().organizer_mail().empty());
}

TEST_F(CourierMirrors, MayBeRepeated) {
    show(reserved({date(tuesday_at_nine)}));
    EXPECT_TRUE(is_sent(show(reserved({date(tuesday_at_nine)}))));
    EXPECT_EQ(calendar().size(), 1U);
}

TEST_F(CourierMirrors, MovesTheSameItem) {
    show(reserved({date(tuesday_at_nine)}));
    const std::string id = calendar().at(0).id;
    EXPECT_TRUE(is_sent(show(reserved({date(tuesday_at_nine + 3h)}, "Chess"))));
    ASSERT_EQ(calendar().size(), 1U);
    EXPECT_EQ(calendar()[0].id, id);
    EXPECT_EQ(calendar()[0].subject, "Chess");
    EXPECT_EQ(starts(), std::vector{tuesday_at_nine + 3h});
}

TEST_F(CourierMirrors, RemovesWhatStandsNoMore) {
    show(reserved({date(tuesday_at_nine)}));
    EXPECT_TRUE(is_sent(show({})));
    EXPECT_TRUE(calendar().empty());
}

TEST_F(CourierMirrors, HasNothingToRemoveWhereNothingIs) {
    EXPECT_TRUE(is_sent(show({})));
    EXPECT_EQ(count("DeleteItem"), 0U);
}

TEST_F(CourierMirrors, ShowsEachDateOfSeveral) {
    const auto wednesday = date(tuesday_at_nine + 24h), thursday = date(tuesday_at_nine + 48h);
    show(reserved({date(tuesday_at_nine), wednesday}));
    EXPECT_TRUE(is_sent(show(reserved({wednesday, thursday}))));
    EXPECT_EQ(starts(), (std::vector{wednesday.time.start, thursday.time.start}));
}

TEST_F(CourierMirrors, LeavesOthersItemsAlone) {
    show(reserved({date(tuesday_at_nine)}), "another@roomgate");
    show(reserved({date(tuesday_at_nine + 2h)}));
    EXPECT_TRUE(is_sent(show({})));
    EXPECT_EQ(starts(), std::vector{tuesday_at_nine});
}

TEST_F(CourierMirrors, MakesNoSecondOneWhereTheServerCannotSearchForItsMark) {
    show(reserved({date(tuesday_at_nine)}));
    fault("unsupported_path");
    EXPECT_TRUE(is_sent(show(reserved({date(tuesday_at_nine)}))));
    EXPECT_EQ(calendar().size(), 1U);
}

TEST_F(CourierMirrors, MakesNoSecondOneAfterALostReply) {
    fault("response_lost", "CreateItem", 1);
    EXPECT_TRUE(std::holds_alternative<reserve::Unknown>(show(reserved({date(tuesday_at_nine)}))));
    EXPECT_TRUE(is_sent(show(reserved({date(tuesday_at_nine)}))));
    EXPECT_EQ(calendar().size(), 1U);
}

TEST_F(CourierMirrors, LeavesWhatTheOrganizersItemShowsToIt) {
    receive();
    EXPECT_TRUE(is_sent(show(put_back({date(tuesday_at_nine)}), uid)));
    EXPECT_EQ(calendar().size(), 1U);
    EXPECT_EQ(calendar()[0].organizer, "ada@example.org");
}

TEST_F(CourierMirrors, PutsBackWhatTheOrganizersItemShowsNoMore) {
    receive();
    send(answer(AnswerKind::decline));
    ASSERT_TRUE(calendar().empty());
    EXPECT_TRUE(is_sent(show(put_back({date(tuesday_at_nine)}), uid)));
    EXPECT_EQ(starts(), std::vector{tuesday_at_nine});
}

TEST_F(CourierMirrors, TakesWhatItPutBackAwayWhereTheOrganizersItemShowsThatDateAgain) {
    show(put_back({date(tuesday_at_nine)}), uid);
    receive();
    ASSERT_EQ(calendar().size(), 2U);
    EXPECT_TRUE(is_sent(show(put_back({date(tuesday_at_nine)}), uid)));
    ASSERT_EQ(calendar().size(), 1U);
    EXPECT_EQ(calendar()[0].organizer, "ada@example.org");
}

TEST_F(CourierMirrors, LeavesWhatItPutBackWhereTheOrganizersItemShowsAnotherTime) {
    show(put_back({date(tuesday_at_nine + 3h)}), uid);
    receive();
    EXPECT_TRUE(is_sent(show(put_back({date(tuesday_at_nine + 3h)}), uid)));
    EXPECT_EQ(starts(), (std::vector{tuesday_at_nine, tuesday_at_nine + 3h}));
}

// A date of a series whose organizer moved it: only what is not answered is put back at its old time.
class MovedDate : public CourierMirrors {
  protected:
    MovedDate() {
        receive({.rrule = "FREQ=WEEKLY;COUNT=5"});
        receive(moved);
    }
    const Meeting moved{.sequence = 1, .message_id = "<m2@example.org>", .recurrence_id = "20270309T090000Z"};
    const Instant old_time = tuesday_at_nine + 24h * 7;
};

TEST_F(MovedDate, IsPutBackWhileNobodyHasAnswered) {
    EXPECT_TRUE(is_sent(show(put_back({date(old_time)}), uid)));
    EXPECT_EQ(starts(), (std::vector{tuesday_at_nine, old_time}));
}

TEST_F(MovedDate, IsNotShownTwiceWhereItWasAccepted) {
    Answer one = answer(AnswerKind::accept, moved);
    one.content.recurrence_id = one.content.steps[0].recurrence_id = old_time;
    ASSERT_TRUE(is_sent(send(one)));
    EXPECT_TRUE(is_sent(show(put_back({date(old_time)}), uid)));
    EXPECT_EQ(starts(), std::vector{tuesday_at_nine});
}

TEST_F(CourierMirrors, TakesWhatItPutBackAwayAgainWhenTheDateIsFree) {
    show(put_back({date(tuesday_at_nine)}), uid);
    EXPECT_TRUE(is_sent(show(put_back({}), uid)));
    EXPECT_TRUE(calendar().empty());
}

TEST_F(CourierMirrors, PutsNothingBackThatIsOver) {
    EXPECT_TRUE(is_sent(show(put_back({date(clock.now() - 48h)}), uid)));
    EXPECT_TRUE(calendar().empty());
}

TEST_F(CourierMirrors, HidesWhatIsPrivate) {
    reserve::Mirror secret = reserved({date(tuesday_at_nine)}, "");
    secret.is_private = true;
    show(secret);
    EXPECT_EQ(calendar().at(0).subject, "");
}

TEST_F(CourierMirrors, WaitsWhileExchangeIsDown) {
    code("ErrorMailboxStoreUnavailable", "CreateItem");
    EXPECT_EQ(waits(show(reserved({date(tuesday_at_nine)}))).code, "ErrorMailboxStoreUnavailable");
}

TEST_F(CourierMirrors, LooksAgainWhenTheItemHasGoneMeanwhile) {
    show(reserved({date(tuesday_at_nine)}));
    code("ErrorItemNotFound", "UpdateItem", 1);
    EXPECT_TRUE(is_sent(show(reserved({date(tuesday_at_nine + 1h)}))));
    EXPECT_EQ(starts(), std::vector{tuesday_at_nine + 1h});
}

TEST_F(CourierMirrors, IsGivenUpWhereExchangeRefusesTheItem) {
    code("ErrorCalendarInvalidAttributeValue", "CreateItem");
    EXPECT_TRUE(std::holds_alternative<reserve::CannotHeal>(show(reserved({date(tuesday_at_nine)}))));
}

}  // namespace
