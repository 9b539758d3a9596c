#pragma once
#include <gtest/gtest.h>

#include <future>
#include <map>

#include "reserve/reading/reading_text.hpp"
#include "reserve/receiving/receiving.hpp"

namespace reserve::receiving_test {

inline const Address room_mailbox = *Address::parse("room.12@corp.example.com");
inline const Address room_forward = *Address::parse("r12@rooms.example.com");
inline const Address other_mailbox = *Address::parse("room.13@corp.example.com");
inline const Address other_forward = *Address::parse("r13@rooms.example.com");
inline const Address ada = *Address::parse("ada@corp.example.com");

inline Room room(std::int64_t id, const Address& mailbox, const Address& forward) {
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
        ++lookups;
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
    int lookups = 0;  // of recipients
    std::vector<Room> all = {receiving_test::room(1, room_mailbox, room_forward),
                             receiving_test::room(2, other_mailbox, other_forward)};
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
        reader.result = written(Reading{{}, {invitation}, {}});
    }

    void fail_to_store() {
        reader.result = written(
            Reading{{}, {Unsubscribed{.reason = "a REPLY", .is_report = false, .has_calendar = true}}, {}});
        inbox.full = true;
    }

    Receiving& receiving() {
        if (!receiving_)
            receiving_ =
                std::make_unique<Receiving>(Receiving::Parts{.reader = reader,
                                                             .directory = directory,
                                                             .inbox = inbox,
                                                             .clock = clock,
                                                             .log = log,
                                                             .steady_now = [this] { return steady; }},
                                            settings);
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
    FoundRooms::Time steady{};
    NotedLog log;
    RequesterSettings settings;

  private:
    std::unique_ptr<Receiving> receiving_;
};

}  // namespace reserve::receiving_test
