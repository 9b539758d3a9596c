#pragma once
#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <thread>

#include "reserve/clock.hpp"
#include "reserve/directory.hpp"
#include "reserve/invitation.hpp"
#include "reserve/log.hpp"
#include "reserve/names/name_book.hpp"
#include "reserve/outage.hpp"

namespace reserve {

// A name is being looked up: what needs it waits.
struct NameIsLookedUp : Outage {
    using Outage::Outage;
};

// So long, from its arrival on, a message waits for the address of its organizer.
constexpr std::chrono::minutes longest_wait_for_a_name{30};

// Finds the addresses of organizers that are told by an X.500 name only (SPEC section 3), at the server of
// the room's mailbox. Asks on a thread of its own, one after the other; a name that was found counts for a
// day, and is used while it is asked for anew; one that nobody knows for an hour.
class OrganizerNames {
  public:
    OrganizerNames(NameBook& book, NameDirectory& names, Directory& rooms, const Clock& clock, Log& log);
    ~OrganizerNames();
    OrganizerNames(const OrganizerNames&) = delete;
    OrganizerNames& operator=(const OrganizerNames&) = delete;

    // Puts the addresses of the organizers into the reading, and that of From where it counts. Throws
    // NameIsLookedUp while one is not known yet and the message can wait; after that, and where the server
    // knows none, all stays as it is written.
    void put_addresses(Reading& reading, RoomId room, Instant received_at);

    // Looks up what is asked for, on this thread; says how many names. Not after start().
    std::size_t run_once();
    void start();
    void stop();  // waits for the call that is under way

  private:
    struct Asked {
        std::string name;
        RoomId room{};
    };
    bool put_address(std::string& organizer, RoomId room);
    void ask(const std::string& name, RoomId room);
    std::optional<Asked> next();
    bool look_up(const Asked& asked);
    void loop();

    NameBook& book_;
    NameDirectory& names_;
    Directory& rooms_;
    const Clock& clock_;
    Log& log_;

    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::string, Asked> asked_;  // by the name in lower case
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace reserve
