#include "reserve/itip/reply.hpp"

#include <algorithm>

#include "reserve/expansion/expansion.hpp"
#include "reserve/itip/written_time.hpp"

namespace reserve {
namespace {

// Fills in what the request says about one date, or about all of the meeting.
class Request {
  public:
    Request(const Invitation& invitation, const Room& room, const std::string& uid)
        : invitation_(invitation), room_(room) {
        for (const Component& component : invitation.components)
            if (component.uid == uid) components_.push_back(&component);
    }

    void tell(Reply& reply, std::optional<Instant> date) const {
        if (components_.empty()) return;
        const Component* const own = date ? exception(*date) : nullptr;
        const Component* const whole = series();
        const Component& about = own ? *own : whole ? *whole : *components_.front();
        reply.summary = about.summary;
        reply.zones = invitation_.zones;
        if (const auto name = as_listed(about)) reply.attendee = *name;
        const Interval time = time_of(about, invitation_.zones, room_.zone);
        const Instant start = date && !own ? *date : time.start;
        reply.start = written(about.start, start);
        reply.end = written(about.start, start + (time.end - time.start));
        if (!date) return;
        // As the organizer's program writes it for such a date (RFC 5545 3.8.4.4).
        reply.recurrence_id = written(about.recurrence_id ? *about.recurrence_id : about.start, *date);
    }

  private:
    CalendarTime written(const CalendarTime& model, Instant instant) const {
        return written_like(model, instant, invitation_.zones, room_.zone);
    }

    const Component* series() const {
        const auto found =
            std::ranges::find_if(components_, [](const Component* c) { return !c->recurrence_id; });
        return found == components_.end() ? nullptr : *found;
    }

    const Component* exception(Instant date) const {
        const auto found = std::ranges::find_if(components_, [&](const Component* c) {
            return c->recurrence_id && written(*c->recurrence_id, date) == *c->recurrence_id;
        });
        return found == components_.end() ? nullptr : *found;
    }

    bool is_ours(const std::string& listed) const {
        const auto address = Address::parse(listed);
        return address && (*address == room_.mailbox || std::ranges::count(room_.receiving, *address) > 0);
    }

    std::optional<std::string> as_listed(const Component& component) const {
        for (const Attendee& attendee : component.attendees)
            if (is_ours(attendee.address)) return Address::parse(attendee.address)->text();
        return std::nullopt;
    }

    const Invitation& invitation_;
    const Room& room_;
    std::vector<const Component*> components_;
};

}  // namespace

Reply reply_of(const Answer& answer, const AnswerStep& step, const std::optional<StoredRequest>& request) {
    Reply reply{.uid = answer.content.uid,
                .sequence = answer.content.version.sequence,
                .organizer = answer.content.organizer,
                .attendee = answer.mailbox.text(),
                .attendee_name = request ? request->room.name : "",
                .kind = step.kind,
                .recurrence_id = {},
                .start = {},
                .end = {},
                .summary = {},
                .comment = step.text,
                .zones = {}};
    if (const auto address = Address::parse(reply.organizer)) reply.organizer = address->text();
    const auto date = step.recurrence_id ? step.recurrence_id : answer.content.recurrence_id;
    for (const CalendarContent& content :
         request ? request->reading.contents : std::vector<CalendarContent>())
        if (const auto* const invitation = std::get_if<Invitation>(&content))
            Request(*invitation, request->room, reply.uid).tell(reply, date);
    const CalendarTime utc{.local = {}, .kind = CalendarTime::Kind::utc, .tzid = {}};
    if (date && !reply.recurrence_id) reply.recurrence_id = written_like(utc, *date, {}, {});
    return reply;
}

}  // namespace reserve
