#include "tests/support/fake_inbox.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace support {

using reserve::Instant;
using reserve::Item;
using reserve::ItemId;
using reserve::ItemStatus;
using reserve::MessageId;
using reserve::NewMessage;

namespace {

bool is_open(ItemStatus status) { return status == ItemStatus::ready || status == ItemStatus::in_progress; }

}  // namespace

void FakeInbox::fail_stores(bool fail) {
    const std::lock_guard lock(mutex_);
    failing_ = fail;
}

void FakeInbox::finish(ItemId item, ItemStatus status, const std::string& reason) {
    const std::lock_guard lock(mutex_);
    items_.at(item).item.status = status;
    items_.at(item).item.reason = reason;
}

FakeInbox::Kept FakeInbox::kept(ItemId item) {
    const std::lock_guard lock(mutex_);
    return items_.at(item);
}

std::vector<ItemId> FakeInbox::items() {
    const std::lock_guard lock(mutex_);
    std::vector<ItemId> ids;
    for (const auto& [id, kept] : items_) ids.push_back(id);
    return ids;
}

NewMessage FakeInbox::message(MessageId id) {
    const std::lock_guard lock(mutex_);
    return messages_.at(id);
}

void FakeInbox::store(NewMessage message, std::function<void(Stored)> done) {
    Stored stored;
    {
        const std::lock_guard lock(mutex_);
        if (failing_) {
            stored = std::make_exception_ptr(std::runtime_error("disk full"));
        } else {
            const MessageId id{static_cast<std::int64_t>(messages_.size()) + 1};
            for (const auto& item : message.items) {
                const ItemId item_id{static_cast<std::int64_t>(items_.size()) + 1};
                items_.emplace(item_id, Kept{id, item, message.message.received_at});
            }
            messages_.emplace(id, std::move(message));
            stored = id;
        }
    }
    done(stored);
}

bool FakeInbox::waits_behind_another(ItemId id, const Kept& kept) const {
    return std::ranges::any_of(items_, [&](const auto& other) {
        const auto& [other_id, older] = other;
        if (other_id >= id || !is_open(older.item.status)) return false;
        if (older.item.recipient.room != kept.item.recipient.room) return false;
        return std::ranges::find_first_of(older.item.uids, kept.item.uids) != older.item.uids.end();
    });
}

std::vector<ItemId> FakeInbox::takeable(Instant now) {
    std::vector<ItemId> ids;
    for (const auto& [id, kept] : items_) {
        if (kept.item.status != ItemStatus::ready || kept.due > now) continue;
        if (kept.item.recipient.room && directory_.is_paused(*kept.item.recipient.room)) continue;
        if (!waits_behind_another(id, kept)) ids.push_back(id);
    }
    std::ranges::stable_sort(ids, {}, [this](ItemId id) { return items_.at(id).due; });
    return ids;
}

std::vector<Item> FakeInbox::take(std::size_t at_most, Instant now) {
    const std::lock_guard lock(mutex_);
    auto ids = takeable(now);
    ids.resize(std::min(ids.size(), at_most));
    std::vector<Item> taken;
    for (const ItemId id : ids) {
        Kept& kept = items_.at(id);
        kept.item.status = ItemStatus::in_progress;
        const NewMessage& message = messages_.at(kept.message);
        taken.push_back({id, kept.message, kept.item.recipient, message.message.received_at,
                         message.message.reverse_path, message.reading, kept.tries});
    }
    return taken;
}

void FakeInbox::put_back(ItemId item, Instant due, bool counted, const std::string& reason) {
    const std::lock_guard lock(mutex_);
    Kept& kept = items_.at(item);
    if (kept.item.status != ItemStatus::in_progress) return;
    kept.item.status = ItemStatus::ready;
    kept.item.reason = reason;
    kept.due = due;
    if (counted) ++kept.tries;
}

void FakeInbox::park(ItemId item, const std::string& reason) {
    const std::lock_guard lock(mutex_);
    Kept& kept = items_.at(item);
    if (!is_open(kept.item.status)) return;
    kept.item.status = ItemStatus::error_processing;
    kept.item.reason = reason;
}

void FakeInbox::die() {
    const std::lock_guard lock(mutex_);
    for (auto& [id, kept] : items_) kept.left_behind = kept.item.status == ItemStatus::in_progress;
}

std::vector<ItemId> FakeInbox::in_doubt() {
    const std::lock_guard lock(mutex_);
    std::vector<ItemId> ids;
    for (const auto& [id, kept] : items_) {
        if (kept.item.status == ItemStatus::in_progress && kept.left_behind) ids.push_back(id);
    }
    return ids;
}

}  // namespace support
