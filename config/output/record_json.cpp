#include "config/output/record_json.hpp"

#include <nlohmann/json.hpp>

#include "config/output/local_time.hpp"
#include "config/output/reading_words.hpp"
#include "config/output/status_words.hpp"

namespace config {

namespace {

using nlohmann::ordered_json;

ordered_json json_of(const sql::ListedItem& item) {
    return {{"id", static_cast<std::int64_t>(item.id)},
            {"recipient", item.recipient},
            {"room", item.room ? ordered_json(static_cast<std::int64_t>(*item.room)) : ordered_json()},
            {"room_name", item.room_name},
            {"status", static_cast<int>(item.status)},
            {"status_word", status_word(item.status)},
            {"reason", item.reason},
            {"tries", item.tries}};
}

}  // namespace

ordered_json json_of(const std::optional<reserve::Instant>& instant) {
    return instant ? ordered_json(utc_time(*instant)) : ordered_json();
}

ordered_json json_of(const reserve::Room& room) {
    ordered_json receiving = ordered_json::array();
    for (const reserve::Address& address : room.receiving) receiving.push_back(address.text());
    return {{"id", static_cast<std::int64_t>(room.id)},
            {"name", room.name},
            {"mailbox", room.mailbox.text()},
            {"receiving", receiving},
            {"zone", room.zone},
            {"building", room.building},
            {"capacity", room.capacity ? ordered_json(*room.capacity) : ordered_json()},
            {"paused", room.paused},
            {"retired", room.retired}};
}

ordered_json json_of(const sql::ListedMessage& message) {
    const ReadingWords words = reading_words(message.reading);
    ordered_json items = ordered_json::array();
    for (const sql::ListedItem& item : message.items) items.push_back(json_of(item));
    return {{"id", static_cast<std::int64_t>(message.id)},
            {"received", utc_time(message.received_at)},
            {"peer", message.peer},
            {"reverse_path", message.reverse_path},
            {"message_id", message.mail_message_id},
            {"octets", message.octets},
            {"kind", words.kind},
            {"subject", words.subject},
            {"organizer", words.organizer},
            {"uids", words.uids},
            {"items", items}};
}

ordered_json json_of(const sql::ListedReservation& reservation) {
    ordered_json requester;
    if (reservation.requester)
        requester = {{"id", static_cast<std::int64_t>(reservation.requester->id)},
                     {"name", reservation.requester->name},
                     {"address", reservation.requester->address}};
    return {{"room", static_cast<std::int64_t>(reservation.room)},
            {"uid", reservation.uid},
            {"organizer", reservation.organizer},
            {"requester", requester},
            {"booked_by", reservation.booked_by},
            {"dates", reservation.dates},
            {"first", utc_time(reservation.first_at)},
            {"last", utc_time(reservation.last_at)}};
}

ordered_json json_of(const reserve::AnswerStep& step) {
    return {{"position", step.position},
            {"kind", kind_word(step.kind)},
            {"recurrence_id", json_of(step.recurrence_id)},
            {"silent", step.silent},
            {"state", state_word(step.state)},
            {"text", step.text}};
}

}  // namespace config
