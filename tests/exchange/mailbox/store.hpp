#pragma once
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tests/exchange/mailbox/item.hpp"

namespace exchange {

// The mailboxes of the organization and the items in them, with the indexes that FindItem needs. Not
// thread-safe: Organization holds the lock.
class Store {
  public:
    void put_room(const Room& room);
    const Room* room(std::string_view mailbox) const;
    std::vector<std::string> mailboxes() const;

    // Makes a mailbox that is no room (an account's own).
    void put_mailbox(std::string_view mailbox);
    bool has_mailbox(std::string_view mailbox) const;

    Number add(Item item);
    const Item* find(Number number) const;
    void change(Number number, const std::function<void(Item&)>& edit);
    // Ids change on move [MoveItem]: the item gets a new number; the old one is not found any more.
    Number move(Number number, Folder folder);
    void erase(Number number);

    // All return numbers in rising order.
    std::vector<Number> in_folder(std::string_view mailbox, Folder folder) const;
    std::vector<Number> by_clean_id(std::string_view mailbox, Folder folder,
                                    const std::string& clean_id) const;
    std::vector<Number> by_message_id(std::string_view mailbox, Folder folder, const std::string& id) const;
    // Single items that start before `until` and end after `from`, and every series.
    std::vector<Number> in_window(std::string_view mailbox, Seconds from, Seconds until) const;
    std::size_t count(std::string_view mailbox, Folder folder) const;

    // What happened in a folder after a moment, in that order, each item once.
    struct Change {
        enum class Kind { create, update, remove };
        std::uint64_t moment = 0;
        Kind kind = Kind::create;
        Number number = 0;
    };
    std::vector<Change> changes(std::string_view mailbox, Folder folder, std::uint64_t after) const;
    std::uint64_t moment() const { return moment_; }

  private:
    struct Index {
        std::set<Number> numbers;
        std::unordered_map<std::string, std::set<Number>> clean_ids;
        std::unordered_map<std::string, std::set<Number>> message_ids;
        std::set<std::pair<Seconds, Number>> starts;
        std::set<Number> series;
        Seconds longest = 0;                                                // of the single items
        std::map<Number, std::pair<std::uint64_t, std::uint64_t>> touched;  // made, last changed
        std::map<Number, std::pair<std::uint64_t, std::uint64_t>> removed;  // made, removed
    };
    struct Mailbox {
        std::optional<Room> room;
        std::map<Folder, Index> folders;
    };

    const Index* index(std::string_view mailbox, Folder folder) const;
    void enter(const Item& item);
    void take_out(const Item& item);

    std::map<std::string, Mailbox, std::less<>> mailboxes_;
    std::unordered_map<Number, Item> items_;
    Number next_ = 1;
    std::uint64_t moment_ = 0;  // counts the changes
};

}  // namespace exchange
