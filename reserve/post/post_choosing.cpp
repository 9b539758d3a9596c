#include <set>

#include "reserve/post/post.hpp"

// Post, as far as it chooses what is carried out next: only one thread does.

namespace reserve {

std::vector<Post::Job> Post::pick(std::size_t at_most) {
    postman_.record_leftovers();
    std::vector<Job> jobs;
    pick_recoveries(jobs, at_most);
    pick_answers(jobs, at_most);
    return jobs;
}

void Post::pick_recoveries(std::vector<Job>& jobs, std::size_t at_most) {
    const Instant now = clock_.now();
    for (OpenAttempt& open : outbox_.open_attempts()) {
        if (jobs.size() >= at_most) return;
        if (postman_.has_leftover(open.id) || now < postman_.look_at(open)) continue;
        if (take(open.answer, now)) jobs.emplace_back(std::move(open));
    }
}

// Rooms of a server that takes no more are held back in the database, so that their answers, however
// many, do not stand before those of other servers.
void Post::pick_answers(std::vector<Job>& jobs, std::size_t at_most) {
    const Instant now = clock_.now();
    const std::size_t asked = at_most + in_air();  // whose attempts may not be committed yet
    std::set<std::string> held;
    std::map<std::string, Held> paused;
    std::size_t held_before = 0;
    do {
        held_before = held.size();
        for (Answer& answer : outbox_.due(now, asked, held)) {
            if (jobs.size() >= at_most) break;
            if (take(answer, now)) {
                jobs.emplace_back(std::move(answer));
            } else if (!is_busy(answer)) {
                const std::string with = held_back_with(answer);
                held.insert(with);
                note_pause(paused, route_of(courier_, answer).server, with, now);
            }
        }
    } while (held.size() > held_before && jobs.size() < at_most);
    for (const auto& [server, rooms] : paused)
        outbox_.tell_why_waiting(rooms.with, rooms.why.code, rooms.why.words);
}

void Post::note_pause(std::map<std::string, Held>& paused, const std::string& server, const std::string& with,
                      Instant now) const {
    const auto why = postman_.lanes().paused(server, now);
    if (!why || why->code.empty()) return;
    Held& held = paused[server];
    held.with.insert(with);
    held.why = *why;
}

// The domain where all of it waits for the same server, else the mailbox alone.
std::string Post::held_back_with(const Answer& answer) const {
    const bool whole = route_of(courier_, answer).has_whole_domain;
    return whole ? std::string(answer.mailbox.domain()) : answer.mailbox.key();
}

}  // namespace reserve
