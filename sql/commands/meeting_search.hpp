#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reserve/address.hpp"
#include "reserve/instant.hpp"
#include "reserve/message.hpp"
#include "reserve/room.hpp"

namespace sql {

class Readers;

// Something that was decided about a meeting, and the message that asked for it, where it is known.
struct FoundDecision {
    std::string uid;
    std::optional<reserve::MessageId> message;
};

// How `roomgate why` finds meetings without their UID: by index, however many there are. Newest first.
class MeetingSearch {
  public:
    explicit MeetingSearch(Readers& readers) : readers_(readers) {}

    // UIDs of what this organizer asked for, and of what other programs reserved for that address; each once.
    std::vector<std::string> of_organizer(const reserve::Address& organizer, std::size_t at_most);
    // Decisions about meetings of which a date may take place then: those of a rule are not worked out here.
    std::vector<FoundDecision> asked_at(reserve::RoomId room, reserve::Instant at,
                                        const std::optional<reserve::Address>& organizer,
                                        std::size_t at_most);
    // UIDs of what is booked there then.
    std::vector<std::string> booked_at(reserve::RoomId room, reserve::Instant at);
    // Messages of which an item is not decided: it waits, or was parked.
    std::vector<reserve::MessageId> undecided(std::optional<reserve::RoomId> room, std::size_t at_most);

  private:
    Readers& readers_;
};

}  // namespace sql
