#include "reserve/reading/calendar/problems.hpp"

#include <algorithm>
#include <utility>

#include "reserve/reading/calendar/instant_of.hpp"

namespace reserve {
namespace {

// The component to answer: the series where the object has it, else the one that has the problem.
const Component& answerable(const Component& culprit, const std::vector<Component>& components) {
    const auto series = std::ranges::find_if(components, [&](const Component& component) {
        return !culprit.uid.empty() && component.uid == culprit.uid && !component.recurrence_id;
    });
    return series == components.end() ? culprit : *series;
}

Unreadable unreadable(std::string reason, const Component& culprit, const Invitation& invitation) {
    const Component& component = answerable(culprit, invitation.components);
    Unreadable out{.reason = std::move(reason),
                   .method = invitation.method,
                   .uid = culprit.uid,
                   .organizer = component.organizer.empty() ? culprit.organizer : component.organizer,
                   .sequence = component.sequence,
                   .dtstamp = component.dtstamp,
                   .recurrence_id = {}};
    if (component.recurrence_id) out.recurrence_id = instant_of(*component.recurrence_id, invitation.zones);
    for (const Component& other : invitation.components) {
        if (other.uid != out.uid) continue;
        if (out.organizer.empty()) out.organizer = other.organizer;
        out.attendees.insert(out.attendees.end(), other.attendees.begin(), other.attendees.end());
    }
    return out;
}

}  // namespace

void Problems::add(std::string text, const Component& culprit) {
    if (!text.empty() && !concern(culprit)) problems_.push_back({std::move(text), culprit});
}

bool Problems::concern(const Component& component) const {
    return std::ranges::any_of(problems_,
                               [&](const Problem& problem) { return problem.culprit.uid == component.uid; });
}

// A component without a UID belongs to the meeting of the others, where they are of one.
void Problems::adopt_nameless(const std::vector<Component>& components) {
    const auto nameless =
        std::ranges::find_if(problems_, [](const Problem& problem) { return problem.culprit.uid.empty(); });
    if (nameless == problems_.end()) return;
    std::string uid;
    for (const Component& component : components) {
        if (!uid.empty() && !component.uid.empty() && component.uid != uid) return;
        if (uid.empty()) uid = component.uid;
    }
    Problem adopted = std::move(*nameless);
    adopted.culprit.uid = std::move(uid);
    problems_ = {std::move(adopted)};
}

std::vector<CalendarContent> Problems::apart(Invitation invitation) {
    adopt_nameless(invitation.components);
    std::vector<CalendarContent> contents;
    for (Problem& problem : problems_)
        contents.push_back(unreadable(std::move(problem.text), problem.culprit, invitation));
    std::erase_if(invitation.components,
                  [&](const Component& component) { return component.uid.empty() || concern(component); });
    if (!invitation.components.empty()) contents.insert(contents.begin(), std::move(invitation));
    return contents;
}

}  // namespace reserve
