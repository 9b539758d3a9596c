#include "ews/room_calendar.hpp"

#include "ews/errors/error_table.hpp"
#include "ews/mailbox/calendar_view.hpp"
#include "ews/mailbox/room_mailbox.hpp"
#include "ews/requests/calendar_dates.hpp"
#include "ews/requests/sync_folder_items.hpp"
#include "ews/responses/calendar_dates.hpp"

namespace ews {
namespace {

using reserve::Address;
using reserve::CalendarChanges;
using reserve::RoomCalendarDate;
using reserve::Wait;

Wait no_server(const Address& mailbox) {
    return {Wait::Scope::server,
            {},
            true,
            "NoServer",
            "No [[exchange]] entry has the mail domain " + std::string(mailbox.domain()) + " of " +
                mailbox.text() + ": add it to mail_domains of the right one."};
}

Wait wait_for(const Trouble& trouble, const Address& mailbox, const Server& server) {
    const bool heals = trouble.error_class == ErrorClass::throttled ||
                       trouble.error_class == ErrorClass::transient ||
                       trouble.error_class == ErrorClass::conflict;
    return {error_row(trouble.code).whole_server ? Wait::Scope::server : Wait::Scope::answer,
            trouble.back_off, !heals, trouble.code, words_for(trouble, mailbox.text(), account_of(server))};
}

// What `work` returns with the server of the mailbox, or what is in its way.
template <typename Work>
auto at_server(const Courier& courier, const Address& mailbox, const Work& work)
    -> std::variant<decltype(work(std::declval<Exchange&>())), Wait> {
    const auto exchange = courier.exchange_for(mailbox);
    if (!exchange) return no_server(mailbox);
    try {
        return work(*exchange);
    } catch (const ServerTrouble& error) {
        return wait_for(error.trouble, mailbox, exchange->server());
    }
}

constexpr int most_pages = 10'000;

// A server that does not go on would hold us for ever.
Trouble stands_still() {
    return {ErrorClass::unknown,
            "SyncStandsStill",
            "SyncFolderItems gives the same state again and again",
            {},
            {}};
}

CalendarChanges synced(Exchange& exchange, const std::string& room, const std::string& watermark) {
    CalendarChanges all{0, watermark, false};
    for (int page = 0; page < most_pages; ++page) {
        RoomMailbox mailbox(exchange, room);
        const std::string body = sync_calendar_request(mailbox.mailbox(), all.watermark);
        const std::vector<Element> messages = mailbox.ask(body);
        if (auto trouble = trouble_of(messages.front())) {
            if (trouble->code != "ErrorInvalidSyncStateData" || all.watermark.empty())
                give_up(std::move(*trouble), body);
            all = {0, {}, true};
            continue;
        }
        const SyncedItems read = read_synced_items(messages.front());
        const bool goes_on = !read.complete && read.sync_state != all.watermark;
        if (!read.complete && !goes_on) throw ServerTrouble(stands_still());
        all.changes += read.changes;
        all.watermark = read.sync_state;
        if (read.complete) return all;
    }
    throw ServerTrouble(stands_still());
}

std::string organizer_of(Exchange& exchange, const std::string& room, const std::string& item_id) {
    RoomMailbox mailbox(exchange, room);
    const std::string body = organizer_request(item_id);
    const std::vector<Element> messages = mailbox.ask(body);
    if (auto trouble = trouble_of(messages.front())) {
        if (trouble->error_class == ErrorClass::not_there) return {};
        give_up(std::move(*trouble), body);
    }
    const auto items = read_items(messages.front(), Folder::calendar);
    return items.empty() ? std::string() : items.front().organizer;
}

}  // namespace

std::variant<std::vector<RoomCalendarDate>, Wait> RoomCalendar::read(const Address& mailbox,
                                                                     const reserve::Interval& window,
                                                                     const Progress& progress) {
    return at_server(courier_, mailbox, [&](Exchange& exchange) {
        return view_calendar(exchange, mailbox.text(), window, progress);
    });
}

std::variant<std::vector<RoomCalendarDate>, Wait> RoomCalendar::find(const Address& mailbox,
                                                                     const std::string& uid) {
    return at_server(courier_, mailbox,
                     [&](Exchange& exchange) { return find_in_calendar(exchange, mailbox.text(), uid); });
}

std::variant<CalendarChanges, Wait> RoomCalendar::changes_since(const Address& mailbox,
                                                                const std::string& watermark) {
    return at_server(courier_, mailbox,
                     [&](Exchange& exchange) { return synced(exchange, mailbox.text(), watermark); });
}

std::variant<std::string, Wait> RoomCalendar::organizer(const Address& mailbox,
                                                        const RoomCalendarDate& date) {
    return at_server(courier_, mailbox, [&](Exchange& exchange) {
        return organizer_of(exchange, mailbox.text(), date.item_id);
    });
}

}  // namespace ews
