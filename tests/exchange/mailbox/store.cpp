#include "tests/exchange/mailbox/store.hpp"

#include <algorithm>

#include "tests/exchange/mail/encoding.hpp"

namespace exchange {
namespace {

std::vector<Number> found(const std::unordered_map<std::string, std::set<Number>>& index,
                          const std::string& key) {
    const auto at = index.find(key);
    if (at == index.end()) return {};
    return {at->second.begin(), at->second.end()};
}

void drop(std::unordered_map<std::string, std::set<Number>>& index, const std::string& key, Number number) {
    const auto at = index.find(key);
    if (at == index.end()) return;
    at->second.erase(number);
    if (at->second.empty()) index.erase(at);
}

}  // namespace

void Store::put_room(const Room& room) { mailboxes_[lower(room.mailbox)].room = room; }

void Store::put_mailbox(std::string_view mailbox) { mailboxes_.try_emplace(lower(mailbox)); }

bool Store::has_mailbox(std::string_view mailbox) const { return mailboxes_.contains(lower(mailbox)); }

const Room* Store::room(std::string_view mailbox) const {
    const auto at = mailboxes_.find(lower(mailbox));
    return at == mailboxes_.end() || !at->second.room ? nullptr : &*at->second.room;
}

std::vector<std::string> Store::mailboxes() const {
    std::vector<std::string> all;
    for (const auto& [mailbox, content] : mailboxes_) all.push_back(mailbox);
    return all;
}

Number Store::add(Item item) {
    item.number = next_++;
    enter(item);
    ++moment_;
    mailboxes_[item.mailbox].folders[item.folder].touched[item.number] = {moment_, moment_};
    const Number number = item.number;
    items_.emplace(number, std::move(item));
    return number;
}

const Item* Store::find(Number number) const {
    const auto at = items_.find(number);
    return at == items_.end() ? nullptr : &at->second;
}

void Store::change(Number number, const std::function<void(Item&)>& edit) {
    Item& item = items_.at(number);
    take_out(item);
    edit(item);
    ++item.change;
    enter(item);
    mailboxes_[item.mailbox].folders[item.folder].touched[number].second = ++moment_;
}

Number Store::move(Number number, Folder folder) {
    Item item = items_.at(number);
    erase(number);
    item.folder = folder;
    item.change = 1;
    return add(std::move(item));
}

void Store::erase(Number number) {
    const Item& item = items_.at(number);
    take_out(item);
    Index& at = mailboxes_[item.mailbox].folders[item.folder];
    at.removed[number] = {at.touched[number].first, ++moment_};
    at.touched.erase(number);
    items_.erase(number);
}

std::vector<Number> Store::in_folder(std::string_view mailbox, Folder folder) const {
    const Index* at = index(mailbox, folder);
    if (!at) return {};
    return {at->numbers.begin(), at->numbers.end()};
}

std::vector<Number> Store::by_clean_id(std::string_view mailbox, Folder folder,
                                       const std::string& clean_id) const {
    const Index* at = index(mailbox, folder);
    return at ? found(at->clean_ids, clean_id) : std::vector<Number>();
}

std::vector<Number> Store::by_message_id(std::string_view mailbox, Folder folder,
                                         const std::string& id) const {
    const Index* at = index(mailbox, folder);
    return at ? found(at->message_ids, id) : std::vector<Number>();
}

std::vector<Number> Store::in_window(std::string_view mailbox, Seconds from, Seconds until) const {
    const Index* at = index(mailbox, Folder::calendar);
    if (!at) return {};
    std::vector<Number> numbers(at->series.begin(), at->series.end());
    for (auto start = at->starts.lower_bound({from - at->longest, 0}); start != at->starts.end(); ++start) {
        if (start->first >= until) break;
        const Item& item = items_.at(start->second);
        if (item.end > from || item.start >= from) numbers.push_back(item.number);
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

std::size_t Store::count(std::string_view mailbox, Folder folder) const {
    const Index* at = index(mailbox, folder);
    return at ? at->numbers.size() : 0;
}

std::vector<Store::Change> Store::changes(std::string_view mailbox, Folder folder,
                                          std::uint64_t after) const {
    const Index* at = index(mailbox, folder);
    if (!at) return {};
    std::vector<Change> all;
    for (const auto& [number, moments] : at->touched) {
        if (moments.second <= after) continue;
        all.push_back(
            {moments.second, moments.first > after ? Change::Kind::create : Change::Kind::update, number});
    }
    for (const auto& [number, moments] : at->removed)
        if (moments.first <= after && moments.second > after)
            all.push_back({moments.second, Change::Kind::remove, number});
    std::sort(all.begin(), all.end(), [](const Change& a, const Change& b) { return a.moment < b.moment; });
    return all;
}

const Store::Index* Store::index(std::string_view mailbox, Folder folder) const {
    const auto at = mailboxes_.find(lower(mailbox));
    if (at == mailboxes_.end()) return nullptr;
    const auto content = at->second.folders.find(folder);
    return content == at->second.folders.end() ? nullptr : &content->second;
}

void Store::enter(const Item& item) {
    Index& at = mailboxes_[item.mailbox].folders[item.folder];
    at.numbers.insert(item.number);
    if (!item.goid.clean.empty()) at.clean_ids[item.goid.clean].insert(item.number);
    if (!item.message_id.empty()) at.message_ids[item.message_id].insert(item.number);
    if (!item.starts.empty())
        at.series.insert(item.number);
    else if (item.folder == Folder::calendar)
        at.starts.emplace(item.start, item.number);
    at.longest = std::max(at.longest, item.end - item.start);
}

void Store::take_out(const Item& item) {
    Index& at = mailboxes_[item.mailbox].folders[item.folder];
    at.numbers.erase(item.number);
    drop(at.clean_ids, item.goid.clean, item.number);
    drop(at.message_ids, item.message_id, item.number);
    at.series.erase(item.number);
    at.starts.erase({item.start, item.number});
}

}  // namespace exchange
