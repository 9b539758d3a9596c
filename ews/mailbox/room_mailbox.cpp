#include "ews/mailbox/room_mailbox.hpp"

#include <algorithm>

#include "ews/mailbox/folder_search.hpp"
#include "ews/requests/delete_item.hpp"
#include "ews/requests/get_item.hpp"
#include "ews/requests/respond.hpp"

namespace ews {
namespace {

// Of one item among others: it has moved away, or is damaged.
bool may_be_left_out(const Trouble& trouble) {
    switch (trouble.error_class) {
        case ErrorClass::throttled:
        case ErrorClass::transient:
        case ErrorClass::full:
        case ErrorClass::our_fault:
        case ErrorClass::version:
            return false;
        default:
            return true;
    }
}

// What a server says of a request of which it takes a part not.
bool may_be_our_header(const Trouble& trouble) {
    const ErrorClass what = trouble.error_class;
    return what == ErrorClass::our_fault || what == ErrorClass::search;
}

}  // namespace

RoomMailbox::RoomMailbox(Exchange& exchange, std::string address, std::optional<reserve::AnswerId> answer)
    : exchange_(exchange),
      mailbox_{std::move(address), exchange.server().access, answer},
      deadline_(std::chrono::steady_clock::now() + exchange.server().call_limit) {}

std::chrono::milliseconds RoomMailbox::time_left() const {
    const auto left =
        std::chrono::floor<std::chrono::milliseconds>(deadline_ - std::chrono::steady_clock::now());
    if (left.count() <= 0) throw ServerTrouble(out_of_time());
    return left;
}

// A search that begins late would be cut off, and look like an outage.
std::chrono::milliseconds RoomMailbox::time_to_search() const {
    const auto left = time_left();
    if (4 * left < exchange_.server().call_limit) throw ServerTrouble(out_of_time());
    return left;
}

std::vector<Element> RoomMailbox::ask(const std::string& body) {
    auto result = exchange_.call(mailbox_, {body, time_to_search(), true});
    if (auto* const trouble = std::get_if<Trouble>(&result))
        throw ServerTrouble(with_request(std::move(*trouble), body));
    return std::move(std::get<Reply>(result).messages);
}

std::optional<std::vector<MeetingItem>> RoomMailbox::find(const FindItem& first, const Enough& enough) {
    FolderSearch search(mailbox_, first, enough);
    while (const auto find = search.next()) {
        auto result = exchange_.call(mailbox_, {find_item_request(mailbox_, *find), time_to_search(), true});
        if (auto* const trouble = std::get_if<Trouble>(&result)) {
            search.refused(*find, std::move(*trouble));
        } else {
            search.read(*find, std::get<Reply>(result).messages);
        }
    }
    return std::move(search).found();
}

std::vector<MeetingItem> RoomMailbox::view_calendar(reserve::Interval window) {
    constexpr int at_most = 200;
    const std::string body = calendar_view_request(mailbox_, window, at_most);
    const std::vector<Element> messages = ask(body);
    if (auto trouble = trouble_of(messages.front())) give_up(std::move(*trouble), body);
    return read_page(messages.front(), Folder::calendar, 0).items;
}

std::vector<MeetingItem> RoomMailbox::get(const std::vector<MeetingItem>& items) {
    constexpr std::ptrdiff_t at_once = 10;
    std::vector<MeetingItem> got;
    for (auto first = items.begin(); first != items.end();) {
        const auto last = first + std::min(at_once, items.end() - first);
        std::ranges::move(get_at_once({first, last}), std::back_inserter(got));
        first = last;
    }
    return got;
}

std::vector<MeetingItem> RoomMailbox::get_at_once(const std::vector<MeetingItem>& items) {
    std::vector<ItemId> ids;
    for (const MeetingItem& item : items) ids.push_back(item.id);
    const std::string body = get_item_request(ids, items.front().folder);
    std::vector<MeetingItem> got;
    std::optional<Trouble> hidden;
    for (const Element& message : ask(body)) {
        auto trouble = trouble_of(message);
        if (trouble && !may_be_left_out(*trouble)) give_up(std::move(*trouble), body);
        if (trouble && trouble->error_class == ErrorClass::rights) hidden = std::move(trouble);
        std::ranges::move(read_items(message, items.front().folder), std::back_inserter(got));
    }
    if (hidden && got.empty()) give_up(std::move(*hidden), body);
    for (MeetingItem& item : got) {
        const auto known = std::ranges::find(items, item.id.id, [](const auto& it) { return it.id.id; });
        if (known != items.end()) item.folder = known->folder;
    }
    return got;
}

std::vector<MeetingItem> RoomMailbox::with_organizers(std::vector<MeetingItem> items) {
    constexpr std::size_t most = 500;
    items.resize(std::min(items.size(), most));
    std::vector<MeetingItem> open;
    std::ranges::copy_if(items, std::back_inserter(open), &std::string::empty, &MeetingItem::organizer);
    for (const MeetingItem& told : get(open)) {
        const auto known = std::ranges::find(items, told.id.id, [](const auto& it) { return it.id.id; });
        if (known != items.end()) known->organizer = told.organizer;
    }
    return items;
}

std::vector<MeetingItem> RoomMailbox::moved_dates_of(const MeetingItem& series) {
    const std::vector<Element> messages = ask(get_moved_dates_request(series.id));
    if (auto trouble = trouble_of(messages.front())) throw ServerTrouble(std::move(*trouble));
    return read_moved_dates(messages.front());
}

std::optional<Trouble> RoomMailbox::change(const std::string& body, bool repeatable) {
    auto result = exchange_.call(mailbox_, {body, time_left(), repeatable});
    if (auto* const trouble = std::get_if<Trouble>(&result)) return with_request(std::move(*trouble), body);
    auto trouble = trouble_of(std::get<Reply>(result).messages.front());
    if (trouble) trouble = with_request(std::move(*trouble), body);
    return trouble;
}

std::optional<Trouble> RoomMailbox::respond(const ItemId& item, const reserve::AnswerStep& step,
                                            const std::string& mark) {
    const bool marked = exchange_.takes_our_header;
    auto refused = change(respond_request(item, step, marked ? mark : ""), false);
    if (!marked || !refused || !may_be_our_header(*refused)) return refused;
    refused = change(respond_request(item, step, ""), false);
    if (!refused) exchange_.takes_our_header = false;
    return refused;
}

std::optional<Trouble> RoomMailbox::send(const Message& message) {
    return change(send_message_request(mailbox_, message), false);
}

std::optional<Trouble> RoomMailbox::create(const OwnItem& item) {
    return change(create_calendar_item_request(mailbox_, item), false);
}

std::optional<Trouble> RoomMailbox::update(const ItemId& id, const OwnItem& item) {
    return change(item.series ? update_series_request(id, item) : update_calendar_item_request(id, item),
                  true);
}

std::optional<Trouble> RoomMailbox::move_date(const ItemId& id, const reserve::Interval& time) {
    return change(move_date_request(id, time), true);
}

std::optional<Trouble> RoomMailbox::remove(const ItemId& item) {
    return change(delete_item_request(item), true);
}

}  // namespace ews
