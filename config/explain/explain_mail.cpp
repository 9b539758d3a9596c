#include <algorithm>
#include <future>
#include <stdexcept>

#include "config/explain/dry_parts.hpp"
#include "config/explain/explained.hpp"
#include "config/explain/rooms_in_mail.hpp"
#include "reserve/receiving/receiving.hpp"

namespace config {

namespace {

reserve::ReadResult read(reserve::Reader& reader, const Question& question) {
    std::promise<reserve::ReadResult> result;
    reader.read(std::make_shared<const std::string>(question.raw), question.at, false,
                [&result](reserve::ReadResult read) { result.set_value(std::move(read)); });
    return result.get_future().get();
}

std::vector<reserve::Room> rooms_of(const Question& question, const reserve::ReadResult& result,
                                    reserve::Directory& directory) {
    if (!question.rooms.empty()) return question.rooms;
    auto rooms = rooms_in_mail(question.raw, result, directory);
    if (rooms.empty()) throw std::runtime_error("the mail names none of the rooms; choose one with --room");
    return rooms;
}

reserve::ReceivedMessage received(const Question& question, const std::vector<reserve::Room>& rooms) {
    reserve::ReceivedMessage message;
    message.peer = "explain";
    message.reverse_path = "explain@localhost";  // not the null sender
    message.received_at = question.at;
    message.raw = question.raw;
    for (const reserve::Room& room : rooms) message.recipients.push_back({room.mailbox.text(), room.id});
    return message;
}

reserve::Reception::Receipt receive(reserve::Reception& reception, reserve::ReceivedMessage message) {
    std::promise<reserve::Reception::Receipt> receipt;
    reception.receive(std::move(message), [&receipt](reserve::Reception::Receipt answer) {
        receipt.set_value(std::move(answer));
    });
    return receipt.get_future().get();
}

std::vector<ExplainedRoom> items_of(const DryInbox& inbox, const std::vector<reserve::Room>& rooms) {
    std::vector<ExplainedRoom> explained;
    for (const reserve::NewItem& item : inbox.message()->items) {
        const auto room = std::ranges::find(rooms, item.recipient.room, &reserve::Room::id);
        explained.push_back({*room, item.status, item.reason, {}});
    }
    return explained;
}

void decide(ExplainedRoom& explained, const reserve::Reading& reading, const Settings& settings,
            reserve::Instant at, sql::Database& database) {
    if (explained.status != reserve::ItemStatus::ready) return;
    const std::vector<reserve::RoomId> room = {explained.room.id};
    for (reserve::Explanation& one :
         reserve::explain(database.books(), reading, false, room, settings.desk.deciding, at)) {
        explained.status = one.status;
        explained.reason = one.reason;
        explained.meetings = std::move(one.meetings);
    }
}

}  // namespace

Explained explain_mail(const Question& question, const Settings& settings, reserve::Reader& reader,
                       sql::Database& database) {
    Explained explained{read(reader, question), std::nullopt, {}, {}};
    const auto rooms = rooms_of(question, explained.read, database.directory());
    GivenReader given(explained.read);
    DryInbox inbox;
    const SetClock clock(question.at);
    KeptLog log;
    reserve::Receiving receiving(
        {.reader = given, .directory = database.directory(), .inbox = inbox, .clock = clock, .log = log},
        settings.desk.deciding.requester);
    const auto receipt = receive(receiving, received(question, rooms));
    explained.log = log.lines();
    if (const auto* refused = std::get_if<reserve::Reception::RequesterRefused>(&receipt)) {
        explained.refused = refused->requester;
        return explained;
    }
    if (!inbox.message()) throw std::runtime_error("the database cannot be asked now");
    explained.rooms = items_of(inbox, rooms);
    if (const auto* read = std::get_if<reserve::WrittenReading>(&explained.read)) {
        for (ExplainedRoom& room : explained.rooms)
            decide(room, read->reading, settings, question.at, database);
    }
    return explained;
}

}  // namespace config
