#include "reserve/receiving/receiving.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "reserve/receiving/requester_check.hpp"

namespace reserve {
namespace {

// Then another message may try: the one that was let in stays away, or has left.
constexpr std::chrono::seconds patience_with_a_try{5};

std::string number(MessageId id) { return std::to_string(static_cast<std::int64_t>(id)); }

std::string what(const std::exception_ptr& error) {
    try {
        std::rethrow_exception(error);
    } catch (const std::exception& exception) {
        return exception.what();
    }
}

void add_uid(std::vector<std::string>& uids, const std::string& uid) {
    if (!uid.empty() && std::ranges::find(uids, uid) == uids.end()) uids.push_back(uid);
}

std::vector<std::string> uids_of(const Reading& reading) {
    std::vector<std::string> uids;
    for (const CalendarContent& content : reading.contents) {
        if (const auto* unreadable = std::get_if<Unreadable>(&content)) add_uid(uids, unreadable->uid);
        if (const auto* invitation = std::get_if<Invitation>(&content))
            for (const Component& component : invitation->components) add_uid(uids, component.uid);
    }
    return uids;
}

NewItem item_for(const Recipient& recipient, const ReadResult& result) {
    if (!recipient.room)
        return {recipient, ItemStatus::unsubscribed, "mail for the postmaster, for no room", {}};
    if (const auto* failure = std::get_if<ReadFailure>(&result))
        return {recipient, ItemStatus::error_processing, failure->reason, {}};
    const Reading& reading = std::get<WrittenReading>(result).reading;
    if (const auto* unsubscribed = std::get_if<Unsubscribed>(&reading.contents.front()))
        return {recipient, ItemStatus::unsubscribed, unsubscribed->reason, {}};
    return {recipient, ItemStatus::ready, "", uids_of(reading)};
}

// One item for each room, whichever of its addresses were named; and one for the postmaster.
bool is_new(const std::vector<NewItem>& items, const Recipient& recipient) {
    return std::ranges::none_of(items,
                                [&](const NewItem& item) { return item.recipient.room == recipient.room; });
}

std::string recipients_in_words(const ReceivedMessage& message) {
    std::string words;
    for (const Recipient& recipient : message.recipients)
        words += (words.empty() ? "" : ",") + recipient.address;
    return words;
}

}  // namespace

// A message on its way to the database.
struct Receiving::Delivery {
    ReceivedMessage message;
    std::function<void(Receipt)> done;
    std::optional<StoredMail> copy;
    std::string log_line;               // what follows "message 4711 stored"
    std::vector<std::string> warnings;  // of reading it
};

Receiving::Receiving(Parts parts, RequesterSettings settings)
    : parts_(std::move(parts)), settings_(std::move(settings)) {}

Receiving::~Receiving() = default;

RequesterSettings Receiving::settings() const {
    const std::lock_guard lock(mutex_);
    return settings_;
}

void Receiving::apply(RequesterSettings settings) {
    const std::lock_guard lock(mutex_);
    settings_ = std::move(settings);
}

void Receiving::find_room(const Address& recipient, std::function<void(RecipientAnswer)> done) {
    if (const auto room = found_.at(recipient, parts_.steady_now())) return done(KnownRoom{*room});
    lookups_.add([this, recipient, done = std::move(done)] { done(look_up(recipient)); });
}

// The top of a loop: whatever is wrong with the database delays the mail, and never bounces it.
Reception::RecipientAnswer Receiving::look_up(const Address& recipient) {
    try {
        const auto now = parts_.steady_now();
        const auto room = parts_.directory.room_at(recipient);
        if (!room) return UnknownRecipient{};
        note_spelling(recipient, *room);
        found_.add(recipient, room->id, now);
        return KnownRoom{room->id};
    } catch (const std::exception& error) {
        parts_.log.error("looking up recipient " + recipient.text() + ": " + error.what());
        return Unavailable{};
    }
}

void Receiving::note_spelling(const Address& asked, const Room& room) {
    const auto stored = std::ranges::find(room.receiving, asked);
    const std::string& spelling = stored == room.receiving.end() ? room.mailbox.text() : stored->text();
    if (spelling != asked.text())
        note_spelling(asked, "recipient " + asked.text() + " is stored as " + spelling);
}

void Receiving::note_spelling(const Address& asked, const std::vector<Profile>& profiles) {
    const auto other = std::ranges::find_if(profiles, &Profile::spelled_otherwise);
    if (other != profiles.end())
        note_spelling(asked, "requester " + asked.text() + " is stored in another spelling for user " +
                                 std::to_string(static_cast<std::int64_t>(other->id)));
}

// However many spellings a sender makes up.
void Receiving::note_spelling(const Address& asked, const std::string& words) {
    constexpr std::size_t most = 10'000;
    const std::lock_guard lock(mutex_);
    if (spellings_.size() < most && spellings_.insert(asked.key()).second)
        parts_.log.warning(words + "; they are the same address (said once)");
}

void Receiving::receive(ReceivedMessage message, std::function<void(Receipt)> done) {
    auto delivery = std::make_shared<Delivery>();
    delivery->message = std::move(message);
    delivery->done = std::move(done);
    const std::shared_ptr<const std::string> raw(delivery, &delivery->message.raw);
    parts_.reader.read(raw, delivery->message.received_at, delivery->message.reverse_path.empty(),
                       [this, delivery](ReadResult result) { decide(delivery, std::move(result)); });
}

// The top of a loop, on the reader's thread.
void Receiving::decide(const std::shared_ptr<Delivery>& delivery, ReadResult result) {
    NewMessage stored;
    try {
        if (const auto* failure = std::get_if<ReadFailure>(&result); failure && failure->not_tried) {
            parts_.log.error("a message was not read: " + failure->reason);
            return delivery->done(Unavailable{});
        }
        if (auto* read = std::get_if<WrittenReading>(&result)) {
            if (Receipt receipt = check(delivery->message, read->reading);
                !std::holds_alternative<Stored>(receipt))
                return delivery->done(std::move(receipt));
            stored.reading = std::move(read->text);
            delivery->warnings = read->reading.warnings;
            stored.mail_message_id = read->reading.mail.message_id;
        }
    } catch (const std::exception& error) {
        parts_.log.error(std::string("checking the requester of a message: ") + error.what());
        return delivery->done(Unavailable{});
    }
    for (const Recipient& recipient : delivery->message.recipients)
        if (is_new(stored.items, recipient)) stored.items.push_back(item_for(recipient, result));
    if (const auto* failure = std::get_if<ReadFailure>(&result))
        delivery->log_line = " parked: " + failure->reason;
    store(delivery, std::move(stored));
}

// Stored{} stands for: nobody refuses it.
Reception::Receipt Receiving::check(const ReceivedMessage& message, const Reading& reading) {
    const RequesterSettings rules = settings();
    std::optional<RequesterRefused> refused;
    std::vector<std::string> refusals;  // only said if none of the rooms takes the message
    for (const Asker& asker : askers(reading, message.reverse_path.empty())) {
        if (!asker.checked) return Stored{};
        RequesterFacts facts;
        if (asker.address) facts.profiles = parts_.directory.profiles(*asker.address);
        if (asker.address) note_spelling(*asker.address, facts.profiles);
        if (rules.default_user && !lowest_active(facts.profiles))
            facts.default_user_profiles = parts_.directory.profiles(*rules.default_user);
        if (!std::holds_alternative<RefuseRequester>(check_requester(asker, facts, rules))) return Stored{};
        for (const Recipient& recipient : message.recipients) {
            if (!recipient.room) return Stored{};
            const auto room = parts_.directory.room(*recipient.room);
            facts.is_room = room && asker.address && belongs_to(*room, *asker.address);
            facts.stored = parts_.directory.organizer_of(*recipient.room, asker.uid);
            const RequesterOutcome outcome = check_requester(asker, facts, rules);
            const auto* refusal = std::get_if<RefuseRequester>(&outcome);
            if (!refusal) return Stored{};
            refusals.push_back("message from " + message.peer + " for " + recipient.address +
                               " refused: " + refusal_in_words(asker, refusal->why, rules));
        }
        refused = RequesterRefused{asker.address ? asker.address->text() : std::string()};
    }
    if (!refused) return Stored{};
    for (const std::string& words : refusals) parts_.log.warning(words);
    return *refused;
}

void Receiving::store(const std::shared_ptr<Delivery>& delivery, NewMessage message) {
    const ReceivedMessage& received = delivery->message;
    delivery->log_line = " size=" + std::to_string(received.raw.size()) + " peer=" + received.peer +
                         " from=<" + received.reverse_path + "> to=" + recipients_in_words(received) +
                         delivery->log_line;
    if (parts_.copies) {
        delivery->copy = StoredMail{{}, received.received_at, {}, received.raw};
        for (const Recipient& recipient : received.recipients)
            delivery->copy->recipients.push_back(recipient.address);
    }
    message.message = std::move(delivery->message);
    parts_.inbox.store(std::move(message), [this, delivery](Inbox::Stored result) {
        if (const auto* id = std::get_if<MessageId>(&result)) return stored(delivery, *id);
        parts_.log.error("storing a message" + delivery->log_line + ": " +
                         what(std::get<std::exception_ptr>(result)));
        storing_failed();
        delivery->done(Unavailable{});
    });
}

void Receiving::stored(const std::shared_ptr<Delivery>& delivery, MessageId id) {
    failing_ = false;
    delivery->done(Stored{id});
    const std::string message = "message " + number(id);
    parts_.log.message(message + " stored" + delivery->log_line);
    for (const std::string& warning : delivery->warnings) parts_.log.warning(message + ": " + warning);
    if (delivery->copy) {
        delivery->copy->id = id;
        parts_.copies->write(std::move(*delivery->copy));
    }
    parts_.stored();
}

void Receiving::storing_failed() {
    next_try_ = 0;
    failing_ = true;
}

bool Receiving::available() {
    if (!failing_) return true;
    const auto now = parts_.clock.now();
    std::int64_t due = next_try_;
    return now.time_since_epoch().count() >= due &&
           next_try_.compare_exchange_strong(due, (now + patience_with_a_try).time_since_epoch().count());
}

}  // namespace reserve
