#include "ews/mailbox/room_mailbox.hpp"

#include <algorithm>

#include "ews/errors/error_table.hpp"
#include "ews/requests/delete_item.hpp"
#include "ews/requests/get_item.hpp"
#include "ews/requests/respond.hpp"

namespace ews {
namespace {

// Servers give as few items at a time as they like (EWSFindCountLimit); the time of the attempt ends it too.
constexpr int most_pages = 300;

bool may_be_invisible(Folder folder) { return folder != Folder::inbox && folder != Folder::calendar; }

Trouble too_late() {
    return {ErrorClass::transient, "OutOfTime", "the calls of this attempt took too long together", {}, {}};
}

// What a person needs who reports it; there are no credentials in a body.
Trouble with_request(Trouble trouble, std::string_view body) {
    constexpr std::size_t longest = 4000;
    if (trouble.error_class != ErrorClass::our_fault) return trouble;
    if (!trouble.message.empty()) trouble.message += ' ';
    trouble.message += "The request was: " + std::string(body.substr(0, longest));
    return trouble;
}

[[noreturn]] void give_up(Trouble trouble) {
    if (trouble.error_class == ErrorClass::not_there)
        trouble.error_class = ErrorClass::rights;  // a folder is always there
    throw ServerTrouble(std::move(trouble));
}

bool is_hidden(ErrorClass what) {
    return what == ErrorClass::rights || what == ErrorClass::not_there || what == ErrorClass::wrong_item;
}

FindItem in_one(const FindItem& find, Folder folder) {
    return {{folder}, find.restriction, find.offset, find.at_most};
}

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

}  // namespace

RoomMailbox::RoomMailbox(Exchange& exchange, std::string address)
    : exchange_(exchange),
      mailbox_{std::move(address), exchange.server().access},
      deadline_(std::chrono::steady_clock::now() + exchange.server().call_limit) {}

std::chrono::milliseconds RoomMailbox::time_left() const {
    const auto left =
        std::chrono::floor<std::chrono::milliseconds>(deadline_ - std::chrono::steady_clock::now());
    if (left.count() <= 0) throw ServerTrouble(too_late());
    return left;
}

// A search that begins late would be cut off, and look like an outage.
std::chrono::milliseconds RoomMailbox::time_to_search() const {
    const auto left = time_left();
    if (4 * left < exchange_.server().call_limit) throw ServerTrouble(too_late());
    return left;
}

std::vector<Element> RoomMailbox::ask(const std::string& body) {
    auto result = exchange_.call(mailbox_, {body, time_to_search(), true});
    if (auto* const trouble = std::get_if<Trouble>(&result))
        throw ServerTrouble(with_request(std::move(*trouble), body));
    return std::move(std::get<Reply>(result).messages);
}

std::optional<std::vector<MeetingItem>> RoomMailbox::find(const FindItem& first, const Enough& enough) {
    Search search{{first}, {}};
    for (int page = 0; page < most_pages && !search.pages.empty() && !search.refused; ++page) {
        const FindItem find = std::move(search.pages.front());
        search.pages.pop_front();
        auto result = exchange_.call(mailbox_, {find_item_request(mailbox_, find), time_to_search(), true});
        if (auto* const trouble = std::get_if<Trouble>(&result)) {
            go_on(find, std::move(*trouble), search);
            continue;
        }
        const std::vector<Element>& messages = std::get<Reply>(result).messages;
        for (std::size_t i = 0; i < find.folders.size(); ++i) {
            const FindItem part = in_one(find, find.folders[i]);
            if (i < messages.size()) {
                read_folder(part, messages[i], enough, search);
            } else {
                search.pages.push_back(part);
            }
        }
    }
    if (search.refused) return std::nullopt;
    return std::move(search.found);
}

void RoomMailbox::read_folder(const FindItem& find, const Element& message, const Enough& enough,
                              Search& search) {
    if (auto trouble = trouble_of(message)) return go_on(find, std::move(*trouble), search);
    Page page = read_page(message, find.folders.front(), find.offset);
    if (page.next_offset && !(enough && enough(page.items))) {
        search.pages.push_back({find.folders, find.restriction, *page.next_offset, find.at_most});
    }
    std::ranges::move(page.items, std::back_inserter(search.found));
}

// After a refusal: with smaller pages, in each folder by itself, without a folder that we may not see, or not
// that way. Throws when there is none left.
void RoomMailbox::go_on(const FindItem& find, Trouble trouble, Search& search) const {
    const ErrorClass what = trouble.error_class;
    if (error_row(trouble.code).whole_server) throw ServerTrouble(std::move(trouble));
    if (what == ErrorClass::page_size && find.at_most > 1) {
        search.pages.push_back({find.folders, find.restriction, find.offset, find.at_most / 5 + 1});
        return;
    }
    const bool our_fault = what == ErrorClass::our_fault;
    if (find.folders.size() > 1 && (is_hidden(what) || our_fault)) {
        for (const Folder folder : find.folders) search.pages.push_back(in_one(find, folder));
        return;
    }
    const bool last_way = std::holds_alternative<Unrestricted>(find.restriction);
    const bool not_so = what == ErrorClass::search || our_fault;
    if ((is_hidden(what) || (not_so && last_way)) && may_be_invisible(find.folders.front())) return;
    if (last_way || !not_so) give_up(with_request(std::move(trouble), find_item_request(mailbox_, find)));
    search.refused = true;
}

std::vector<MeetingItem> RoomMailbox::view_calendar(reserve::Interval window) {
    constexpr int at_most = 200;
    const std::string body = calendar_view_request(mailbox_, window, at_most);
    const std::vector<Element> messages = ask(body);
    if (auto trouble = trouble_of(messages.front())) give_up(with_request(std::move(*trouble), body));
    return read_page(messages.front(), Folder::calendar, 0).items;
}

std::vector<MeetingItem> RoomMailbox::get(const std::vector<MeetingItem>& items) {
    std::vector<ItemId> ids;
    for (const MeetingItem& item : items) ids.push_back(item.id);
    const std::string body = get_item_request(ids, items.front().folder);
    std::vector<MeetingItem> got;
    std::optional<Trouble> hidden;
    for (const Element& message : ask(body)) {
        auto trouble = trouble_of(message);
        if (trouble && !may_be_left_out(*trouble)) give_up(with_request(std::move(*trouble), body));
        if (trouble && trouble->error_class == ErrorClass::rights) hidden = std::move(trouble);
        std::ranges::move(read_items(message, items.front().folder), std::back_inserter(got));
    }
    if (hidden && got.empty()) give_up(std::move(*hidden));
    return got;
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
    if (!marked || !refused || refused->error_class != ErrorClass::our_fault) return refused;
    refused = change(respond_request(item, step, ""), false);  // it may be the header that it minds
    if (!refused) exchange_.takes_our_header = false;
    return refused;
}

std::optional<Trouble> RoomMailbox::remove(const ItemId& item) {
    return change(delete_item_request(item), true);
}

}  // namespace ews
