#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reserve/meeting.hpp"
#include "reserve/mirror.hpp"
#include "reserve/room.hpp"
#include "reserve/rules/versions/stored_components.hpp"
#include "reserve/zones/zone_book.hpp"

namespace reserve {

struct MovedDate {
    Occurrence before;
    Occurrence now;
};

// A meeting whose time zone rules have changed: dates that are not over, and what names them, keep their time
// on the clocks of their zone. What was written in UTC, or with rules of its own, stays; what has no zone is
// read in the room's. All that is given must outlive it.
class MovedMeeting {
  public:
    MovedMeeting(const Meeting& meeting, const std::optional<MirrorSeries>& own, const Room& room,
                 const ZoneChange& change, Instant now);

    const std::vector<MovedDate>& dates() const { return dates_; }    // by RECURRENCE-ID
    const std::vector<std::string>& zones() const { return zones_; }  // on whose account, each once
    std::vector<DecidedComponent> components() const;
    std::optional<MirrorSeries> own_series() const;
    Instant moved_id(Instant recurrence_id) const;

  private:
    // What a stored component says.
    struct Written {
        const DecidedComponent* component;
        Content content;
    };
    const Written* written_for(Instant recurrence_id) const;
    const Written* series() const;
    std::string zone_for(const Written* written, Instant recurrence_id) const;
    Instant moved(Instant instant, const Written* written, Instant recurrence_id) const;
    Interval moved(const Interval& time, const Written* written, Instant recurrence_id) const;
    void move(const Occurrence& occurrence);

    const Meeting& meeting_;
    const std::optional<MirrorSeries>& own_;
    const Room& room_;
    const ZoneChange& change_;
    const Instant now_;
    std::vector<Written> written_;
    std::vector<MovedDate> dates_;
    std::vector<std::string> zones_;
};

}  // namespace reserve
