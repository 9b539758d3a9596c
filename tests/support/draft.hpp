#pragma once
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "reserve/invitation.hpp"

namespace support {

// "2026-11-24 09:00", UTC.
reserve::Instant at(const std::string& text);

// A component of an invitation, written by hand. Times are UTC unless a zone is set; DTSTAMP counts minutes
// from the start of Sun 22 Nov 2026.
class Draft {
  public:
    explicit Draft(std::string uid = "m1");

    Draft starts(const std::string& text, std::chrono::minutes length = std::chrono::hours(1)) const;
    Draft repeats(const std::string& rule) const;
    Draft without(const std::string& text) const;     // EXDATE
    Draft instead_of(const std::string& text) const;  // RECURRENCE-ID
    Draft version(int sequence, int sent_minute) const;
    Draft in_zone(const std::string& olson) const;  // times are wall clock there
    Draft all_day(int days) const;
    Draft by(const std::string& organizer) const;
    Draft to(std::vector<reserve::Attendee> attendees) const;
    Draft to(const std::string& attendee) const;
    Draft cancelled() const;  // STATUS:CANCELLED
    Draft about(const std::string& summary, bool is_private = false) const;
    Draft with(const std::function<void(reserve::Component&)>& change) const;

    const reserve::Component& component() const { return component_; }

  private:
    reserve::CalendarTime time(const std::string& text) const;

    reserve::Component component_;
    std::string zone_;
};

reserve::Reading message(reserve::Method method, const std::vector<Draft>& drafts);
reserve::Reading request(const std::vector<Draft>& drafts);
reserve::Reading cancel(const std::vector<Draft>& drafts);
reserve::Reading add(const std::vector<Draft>& drafts);

}  // namespace support
