#include "ews/mailbox/room_mailbox.hpp"

#include <algorithm>

#include "ews/errors/error_table.hpp"
#include "ews/requests/delete_item.hpp"
#include "ews/requests/get_item.hpp"
#include "ews/requests/respond.hpp"

namespace ews {
namespace {

constexpr int most_pages = 30;

bool may_be_invisible(Folder folder) { return folder != Folder::inbox && folder != Folder::calendar; }

Trouble too_late() {
    return {ErrorClass::transient,
            "Timeout",
            "the calls of this attempt took too long together",
            {},
            Fate::refused};
}

// A folder that could not be searched. Throws unless the ladder goes on: false, the server cannot search that
// way; true, the folder counts as empty.
bool counts_as_empty(Trouble trouble, Folder folder) {
    const ErrorClass what = trouble.error_class;
    if (what == ErrorClass::search) return false;
    const bool hidden =
        what == ErrorClass::rights || what == ErrorClass::not_there || what == ErrorClass::wrong_item;
    if (hidden && may_be_invisible(folder)) return true;
    if (what == ErrorClass::not_there) trouble.error_class = ErrorClass::rights;  // a folder is always there
    throw ServerTrouble(std::move(trouble));
}

bool reaches(const std::vector<MeetingItem>& items, std::optional<reserve::Instant> oldest) {
    return oldest && !items.empty() && items.back().received && *items.back().received < *oldest;
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

std::vector<Element> RoomMailbox::ask(const std::string& body) {
    auto result = exchange_.call(mailbox_, {body, time_left(), true});
    if (auto* const trouble = std::get_if<Trouble>(&result)) throw ServerTrouble(std::move(*trouble));
    return std::move(std::get<Reply>(result).messages);
}

// Nothing: the server cannot search that way. No message: the folders count as empty.
std::optional<std::vector<Element>> RoomMailbox::search(const FindItem& find) {
    auto result = exchange_.call(mailbox_, {find_item_request(mailbox_, find), time_left(), true});
    auto* const trouble = std::get_if<Trouble>(&result);
    if (!trouble) return std::move(std::get<Reply>(result).messages);
    if (error_row(trouble->code).whole_server) throw ServerTrouble(std::move(*trouble));
    if (!counts_as_empty(std::move(*trouble), find.folders.front())) return std::nullopt;
    return std::vector<Element>{};
}

std::optional<std::vector<MeetingItem>> RoomMailbox::find(const FindItem& first,
                                                          std::optional<reserve::Instant> oldest) {
    std::vector<MeetingItem> found;
    std::vector<FindItem> pages{first};  // the first for all folders, each next for one
    for (int page = 0; page < most_pages && static_cast<std::size_t>(page) < pages.size(); ++page) {
        const FindItem find = pages[static_cast<std::size_t>(page)];
        const auto answered = search(find);
        if (!answered) return std::nullopt;
        const std::vector<Element>& messages = *answered;
        for (std::size_t i = 0; i < std::min(find.folders.size(), messages.size()); ++i) {
            if (auto trouble = trouble_of(messages[i])) {
                if (!counts_as_empty(std::move(*trouble), find.folders[i])) return std::nullopt;
                continue;
            }
            Page read = read_page(messages[i], find.folders[i], find.offset);
            if (read.next_offset && !reaches(read.items, oldest)) {
                pages.push_back({{find.folders[i]}, find.restriction, *read.next_offset, find.at_most});
            }
            std::ranges::move(read.items, std::back_inserter(found));
        }
    }
    return found;
}

std::vector<MeetingItem> RoomMailbox::view_calendar(reserve::Interval window) {
    constexpr int at_most = 200;
    const std::vector<Element> messages = ask(calendar_view_request(mailbox_, window, at_most));
    if (auto trouble = trouble_of(messages.front())) {
        if (!counts_as_empty(std::move(*trouble), Folder::calendar))
            throw ServerTrouble(*trouble_of(messages.front()));
    }
    return read_page(messages.front(), Folder::calendar, 0).items;
}

std::vector<MeetingItem> RoomMailbox::get(const std::vector<MeetingItem>& items) {
    std::vector<ItemId> ids;
    for (const MeetingItem& item : items) ids.push_back(item.id);
    const std::vector<Element> messages = ask(get_item_request(ids, items.front().folder));
    std::vector<MeetingItem> got;
    for (const Element& message : messages) {
        if (trouble_of(message)) continue;  // moved away since
        std::ranges::move(read_items(message, items.front().folder), std::back_inserter(got));
    }
    return got;
}

std::vector<MeetingItem> RoomMailbox::moved_dates_of(const MeetingItem& series) {
    const std::vector<Element> messages = ask(get_moved_dates_request(series.id));
    if (auto trouble = trouble_of(messages.front())) throw ServerTrouble(std::move(*trouble));
    return read_moved_dates(messages.front());
}

std::optional<Trouble> RoomMailbox::change(const std::string& body, bool repeatable) {
    auto result = exchange_.call(mailbox_, {body, time_left(), repeatable});
    if (auto* const trouble = std::get_if<Trouble>(&result)) return std::move(*trouble);
    return trouble_of(std::get<Reply>(result).messages.front());
}

std::optional<Trouble> RoomMailbox::respond(const MeetingItem& item, const reserve::AnswerStep& step,
                                            const std::string& mark) {
    return change(respond_request(item.id, step, mark), false);
}

std::optional<Trouble> RoomMailbox::remove(const MeetingItem& item) {
    return change(delete_item_request(item.id), true);
}

}  // namespace ews
