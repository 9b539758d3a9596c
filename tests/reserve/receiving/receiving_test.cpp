#include "reserve/receiving/receiving.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <future>
#include <map>

#include "reserve/reading/reading_text.hpp"

namespace reserve {
namespace {

const Address room_mailbox = *Address::parse("room.12@corp.example.com");
const Address room_forward = *Address::parse("r12@rooms.example.com");
const Address other_mailbox = *Address::parse("room.13@corp.example.com");
const Address other_forward = *Address::parse("r13@rooms.example.com");
const Address ada = *Address::parse("ada@corp.example.com");

Room room(std::int64_t id, const Address& mailbox, const Address& forward) {
    return {.id = RoomId{id},
            .name = "r",
            .mailbox = mailbox,
            .receiving = {forward},
            .zone = "Europe/Berlin",
            .building = {},
            .capacity = {}};
}

class FakeReader : public Reader {
  public:
    void read(std::shared_ptr<const std::string>, Instant, bool,
              std::function<void(ReadResult)> done) override {
        done(result);
    }
    ReadResult result = written(Reading{});
};

class FakeDirectory : public Directory {
  public:
    std::optional<Room> room_at(const Address& address) override {
        if (broken) throw std::runtime_error("disk I/O error");
        for (const Room& each : all)
            if (each.mailbox == address || each.receiving.front() == address) return each;
        return std::nullopt;
    }
    std::optional<Room> room(RoomId id) override {
        for (const Room& each : all)
            if (each.id == id) return each;
        return std::nullopt;
    }
    std::vector<Room> rooms() override { return all; }
    std::vector<Profile> profiles(const Address& address) override {
        if (broken) throw std::runtime_error("disk I/O error");
        return users[address];
    }
    std::optional<StoredOrganizer> organizer_of(RoomId id, const std::string&) override {
        const auto found = organizers.find(id);
        return found == organizers.end() ? std::nullopt : std::optional(found->second);
    }

    bool broken = false;
    std::vector<Room> all = {reserve::room(1, room_mailbox, room_forward),
                             reserve::room(2, other_mailbox, other_forward)};
    std::map<Address, std::vector<Profile>> users;
    std::map<RoomId, StoredOrganizer> organizers;
};

class FakeInbox : public Inbox {
  public:
    void store(NewMessage message, std::function<void(Stored)> done) override {
        if (full) return done(std::make_exception_ptr(std::runtime_error("database or disk is full")));
        messages.push_back(std::move(message));
        done(MessageId{static_cast<std::int64_t>(messages.size())});
    }
    std::vector<Item> take(std::size_t, Instant) override { return {}; }
    void put_back(ItemId, Instant, bool, const std::string&) override {}
    void park(ItemId, const std::string&) override {}
    std::vector<ItemId> in_doubt() override { return {}; }

    bool full = false;
    std::vector<NewMessage> messages;
};

class FakeClock : public Clock {
  public:
    Instant now() const override { return time; }
    Instant time = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);
};

class NotedLog : public Log {
  public:
    void write(Kind kind, std::string_view line) override {
        lines.push_back(std::string(1, char(kind)) + " " + std::string(line));
    }
    std::vector<std::string> lines;
};

class ReceivingTest : public testing::Test {
  protected:
    Reception::Receipt receive(std::vector<Recipient> recipients) {
        std::promise<Reception::Receipt> receipt;
        ReceivedMessage message{.peer = "127.0.0.1",
                                .helo = "ex",
                                .reverse_path = "ada@corp.example.com",
                                .recipients = std::move(recipients),
                                .received_at = clock.time,
                                .raw = "raw"};
        if (null_sender) message.reverse_path.clear();
        receiving().receive(std::move(message), [&](Reception::Receipt given) { receipt.set_value(given); });
        return receipt.get_future().get();
    }
    Reception::Receipt receive() { return receive({{"r12@rooms.example.com", RoomId{1}}}); }

    Reception::RecipientAnswer find(const std::string& address) {
        std::promise<Reception::RecipientAnswer> answer;
        receiving().find_room(*Address::parse(address),
                              [&](Reception::RecipientAnswer given) { answer.set_value(given); });
        return answer.get_future().get();
    }

    void invite(std::vector<std::string> uids, Method method = Method::request) {
        Invitation invitation{.method = method, .zones = {}, .components = {}};
        for (const std::string& uid : uids) {
            Component component;
            component.uid = uid;
            component.organizer = ada.text();
            invitation.components.push_back(component);
        }
        reader.result = written(Reading{{}, invitation, {}});
    }

    void fail_to_store() {
        reader.result = written(
            Reading{{}, Unsubscribed{.reason = "a REPLY", .is_report = false, .has_calendar = true}, {}});
        inbox.full = true;
    }

    Receiving& receiving() {
        if (!receiving_)
            receiving_ =
                std::make_unique<Receiving>(Receiving::Parts{reader, directory, inbox, clock, log}, settings);
        return *receiving_;
    }

    static bool refused(const Reception::Receipt& receipt) {
        return std::holds_alternative<Reception::RequesterRefused>(receipt);
    }
    static bool stored(const Reception::Receipt& receipt) {
        return std::holds_alternative<Reception::Stored>(receipt);
    }
    static bool unavailable(const Reception::Receipt& receipt) {
        return std::holds_alternative<Reception::Unavailable>(receipt);
    }

    bool null_sender = false;
    FakeReader reader;
    FakeDirectory directory;
    FakeInbox inbox;
    FakeClock clock;
    NotedLog log;
    RequesterSettings settings;

  private:
    std::unique_ptr<Receiving> receiving_;
};

TEST_F(ReceivingTest, FindsARoomByItsReceivingAddress) {
    EXPECT_EQ(std::get<Reception::KnownRoom>(find("r12@rooms.example.com")).room, RoomId{1});
}

TEST_F(ReceivingTest, DoesNotFindWhatIsNoRoom) {
    EXPECT_TRUE(std::holds_alternative<Reception::UnknownRecipient>(find("nobody@rooms.example.com")));
}

TEST_F(ReceivingTest, DelaysRecipientsWhileTheDirectoryIsBroken) {
    directory.broken = true;
    EXPECT_TRUE(std::holds_alternative<Reception::Unavailable>(find("r12@rooms.example.com")));
}

TEST_F(ReceivingTest, LogsASpellingThatDiffersOnce) {
    find("R12@Rooms.example.com");
    find("R12@Rooms.example.com");
    ASSERT_EQ(log.lines.size(), 1u);
    EXPECT_NE(log.lines[0].find("r12@rooms.example.com"), std::string::npos);
}

TEST_F(ReceivingTest, LogsASpellingOfARequesterThatDiffersOnce) {
    directory.users[ada] = {Profile{.id = ProfileId{7}, .spelled_otherwise = true}};
    invite({"m1"});
    receive();
    receive();
    EXPECT_EQ(std::ranges::count_if(log.lines,
                                    [](const std::string& line) {
                                        return line.find("stored in another spelling for user 7") !=
                                               std::string::npos;
                                    }),
              1);
}

TEST_F(ReceivingTest, StoresOneItemForEachRecipient) {
    directory.users[ada] = {{ProfileId{1}}};
    invite({"a", "b", "a"});
    ASSERT_TRUE(stored(receive({{"r12@rooms.example.com", RoomId{1}}, {"postmaster", std::nullopt}})));
    ASSERT_EQ(inbox.messages.at(0).items.size(), 2u);
    EXPECT_EQ(inbox.messages[0].items[0].status, ItemStatus::ready);
    EXPECT_EQ(inbox.messages[0].items[0].uids, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(inbox.messages[0].items[1].status, ItemStatus::unsubscribed);
}

TEST_F(ReceivingTest, StoresOneItemForARoomThatIsNamedByTwoAddresses) {
    directory.users[ada] = {{ProfileId{1}}};
    invite({"a"});
    receive({{"r12@rooms.example.com", RoomId{1}}, {"room.12@corp.example.com", RoomId{1}}});
    EXPECT_EQ(inbox.messages.at(0).items.size(), 1u);
}

TEST_F(ReceivingTest, RecordsWhatIsNotForARoomWithItsReason) {
    reader.result =
        written(Reading{{}, Unsubscribed{.reason = "a REPLY", .is_report = false, .has_calendar = true}, {}});
    ASSERT_TRUE(stored(receive()));
    EXPECT_EQ(inbox.messages.at(0).items[0].status, ItemStatus::unsubscribed);
    EXPECT_EQ(inbox.messages[0].items[0].reason, "a REPLY");
}

TEST_F(ReceivingTest, StoresWhatWasReadInTheTextOfTheReader) {
    reader.result = WrittenReading{.reading = {}, .text = "as it came"};
    ASSERT_TRUE(stored(receive()));
    EXPECT_EQ(inbox.messages.at(0).reading, "as it came");
}

TEST_F(ReceivingTest, LogsWhatReadingWarnsOf) {
    Reading reading;
    reading.warnings = {"SEQUENCE \"99999999999\" is malformed: 0 counts"};
    reader.result = written(reading);
    ASSERT_TRUE(stored(receive()));
    EXPECT_EQ(log.lines.back(), "w message 1: SEQUENCE \"99999999999\" is malformed: 0 counts");
}

TEST_F(ReceivingTest, ParksAMessageThatKilledItsReader) {
    reader.result = ReadFailure{"the reader died of signal 11"};
    ASSERT_TRUE(stored(receive()));
    EXPECT_EQ(inbox.messages.at(0).items[0].status, ItemStatus::error_processing);
    EXPECT_EQ(inbox.messages[0].items[0].reason, "the reader died of signal 11");
    EXPECT_EQ(inbox.messages[0].message.raw, "raw");
}

TEST_F(ReceivingTest, DelaysAMessageThatNobodyTriedToRead) {
    reader.result = ReadFailure{.reason = "the reader stops", .not_tried = true};
    EXPECT_TRUE(unavailable(receive()));
    EXPECT_TRUE(inbox.messages.empty());
}

TEST_F(ReceivingTest, RefusesAnUnknownRequesterAndNamesTheSetting) {
    invite({"a"});
    const Reception::Receipt receipt = receive();
    ASSERT_TRUE(refused(receipt));
    EXPECT_EQ(std::get<Reception::RequesterRefused>(receipt).requester, ada.text());
    EXPECT_TRUE(inbox.messages.empty());
    EXPECT_NE(log.lines.at(0).find("requester.default_user"), std::string::npos);
}

TEST_F(ReceivingTest, RefusesAMailWithoutCalendarFromAnUnknownSender) {
    reader.result =
        written(Reading{{.from = "spam@elsewhere.example", .message_id = {}, .subject = {}, .date = {}},
                        Unsubscribed{.reason = "no calendar"},
                        {}});
    EXPECT_TRUE(refused(receive()));
}

TEST_F(ReceivingTest, NeverRefusesTheNullSender) {
    null_sender = true;
    invite({"a"});
    EXPECT_TRUE(stored(receive()));
}

TEST_F(ReceivingTest, NeverRefusesACancel) {
    invite({"a"}, Method::cancel);
    EXPECT_TRUE(stored(receive()));
}

TEST_F(ReceivingTest, NeverRefusesTheOrganizerOfAStoredReservation) {
    directory.organizers[RoomId{1}] = {ada.text(), {}};
    invite({"a"});
    EXPECT_TRUE(stored(receive()));
}

TEST_F(ReceivingTest, StoresWhereTheRoomsOfOneMessageDiffer) {
    directory.organizers[RoomId{2}] = {ada.text(), {}};
    invite({"a"});
    EXPECT_TRUE(
        stored(receive({{"r12@rooms.example.com", RoomId{1}}, {"r13@rooms.example.com", RoomId{2}}})));
    EXPECT_EQ(inbox.messages.at(0).items.size(), 2u);
}

TEST_F(ReceivingTest, StoresForTheDeskToDeclineWhenUnknownIsDecline) {
    settings.unknown = RequesterSettings::Unknown::decline;
    invite({"a"});
    EXPECT_TRUE(stored(receive()));
}

TEST_F(ReceivingTest, DelaysWhenTheRequesterCannotBeChecked) {
    invite({"a"});
    directory.broken = true;
    EXPECT_TRUE(unavailable(receive()));
}

TEST_F(ReceivingTest, DelaysWhenStoringFails) {
    fail_to_store();
    EXPECT_TRUE(unavailable(receive()));
}

TEST_F(ReceivingTest, LetsOneMessageAtATimeTryAfterAFailure) {
    fail_to_store();
    receive();
    EXPECT_TRUE(receiving().available());
    EXPECT_FALSE(receiving().available());
}

TEST_F(ReceivingTest, LetsTheNextOneTryWhenThatFailsToo) {
    fail_to_store();
    receive();
    EXPECT_TRUE(receiving().available());
    receive();
    EXPECT_TRUE(receiving().available());
}

TEST_F(ReceivingTest, LetsTheNextOneTryWhenTheFirstStaysAway) {
    fail_to_store();
    receive();
    EXPECT_TRUE(receiving().available());
    clock.time += std::chrono::seconds(5);
    EXPECT_TRUE(receiving().available());
}

TEST_F(ReceivingTest, IsAvailableToAllWhenAMessageWasStoredAgain) {
    fail_to_store();
    receive();
    inbox.full = false;
    EXPECT_TRUE(stored(receive()));
    EXPECT_TRUE(receiving().available());
    EXPECT_TRUE(receiving().available());
}

}  // namespace
}  // namespace reserve
