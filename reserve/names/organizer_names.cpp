#include "reserve/names/organizer_names.hpp"

#include "reserve/folded.hpp"
#include "reserve/x500_name.hpp"

namespace reserve {
namespace {

constexpr std::chrono::hours found_counts_for{24};
constexpr std::chrono::hours unknown_counts_for{1};
constexpr std::chrono::seconds pause_after_trouble{5};
constexpr std::size_t most_asked = 1000;

// Of one kind of content: what says who organizes.
std::vector<std::string*> organizers_of(CalendarContent& content) {
    if (auto* const unreadable = std::get_if<Unreadable>(&content)) return {&unreadable->organizer};
    std::vector<std::string*> found;
    if (auto* const invitation = std::get_if<Invitation>(&content))
        for (Component& component : invitation->components) found.push_back(&component.organizer);
    return found;
}

}  // namespace

OrganizerNames::OrganizerNames(NameBook& book, NameDirectory& names, Directory& rooms, const Clock& clock,
                               Log& log)
    : book_(book), names_(names), rooms_(rooms), clock_(clock), log_(log) {}

OrganizerNames::~OrganizerNames() { stop(); }

void OrganizerNames::put_addresses(Reading& reading, RoomId room, Instant received_at) {
    bool complete = true, from_counts = false;
    for (CalendarContent& content : reading.contents) {
        for (std::string* const organizer : organizers_of(content)) {
            complete = put_address(*organizer, room) && complete;
            from_counts = from_counts || !Address::parse(*organizer);
        }
    }
    if (from_counts) complete = put_address(reading.mail.from, room) && complete;
    if (complete) return;
    if (clock_.now() - received_at < longest_wait_for_a_name)
        throw NameIsLookedUp("the organizer is told by an X.500 name, which is looked up at the server");
    log_.warning("the server did not tell the address of an X.500 name for " +
                 std::to_string(longest_wait_for_a_name.count()) + " minutes: the From header counts");
}

// False while the name is not known yet.
bool OrganizerNames::put_address(std::string& organizer, RoomId room) {
    const auto name = x500_name(organizer);
    if (!name) return true;
    const auto known = book_.find(*name);
    const auto age = known ? clock_.now() - known->asked_at : std::chrono::seconds::max();
    const bool found = known && known->address;
    if (age >= (found ? found_counts_for : unknown_counts_for)) ask(*name, room);
    if (found) organizer = known->address->text();
    return found || age < unknown_counts_for;
}

void OrganizerNames::ask(const std::string& name, RoomId room) {
    const std::lock_guard lock(mutex_);
    if (asked_.size() < most_asked) asked_.try_emplace(folded(name), Asked{name, room});
    changed_.notify_all();
}

std::optional<OrganizerNames::Asked> OrganizerNames::next() {
    const std::lock_guard lock(mutex_);
    if (stopping_ || asked_.empty()) return std::nullopt;
    return asked_.extract(asked_.begin()).mapped();
}

// False when the server did not tell: what needs the name asks for it again.
bool OrganizerNames::look_up(const Asked& asked) {
    try {
        const auto room = rooms_.room(asked.room);
        if (!room) return true;
        const auto told = names_.look_up(asked.name, room->mailbox);
        if (const auto* const wait = std::get_if<Wait>(&told)) {
            log_.warning("an X.500 name waits: " + wait->words);
            return false;
        }
        const auto& address = std::get<std::optional<Address>>(told);
        book_.keep(asked.name, {address, clock_.now()});
        log_.action("X.500 name " + asked.name + (address ? " is " + address->text() : " is unknown"));
        return true;
    } catch (const std::exception& error) {
        log_.warning(std::string("an X.500 name waits: ") + error.what());
        return false;
    }
}

std::size_t OrganizerNames::run_once() {
    std::size_t count = 0;
    for (auto asked = next(); asked; asked = next(), ++count) look_up(*asked);
    return count;
}

void OrganizerNames::start() {
    thread_ = std::thread([this] { loop(); });
}

void OrganizerNames::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        changed_.notify_all();
    }
    if (thread_.joinable()) thread_.join();
}

void OrganizerNames::loop() {
    for (;;) {
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] { return stopping_ || !asked_.empty(); });
        }
        const auto asked = next();
        if (!asked) return;
        if (look_up(*asked)) continue;
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, pause_after_trouble, [this] { return stopping_; });
    }
}

}  // namespace reserve
