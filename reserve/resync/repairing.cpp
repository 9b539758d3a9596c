#include "reserve/resync/repairing.hpp"

#include <algorithm>

#include "reserve/transact.hpp"

namespace reserve {
namespace {

Handled handled_as(CarriedOver outcome) {
    if (outcome == CarriedOver::taken) return Handled::taken;
    return outcome == CarriedOver::done ? Handled::repaired : Handled::overtaken;
}

// What the organizer's request, or a person, put there is left to them.
bool is_ours_to_change(const Difference& difference) { return !difference.there || difference.there->ours; }

std::size_t drop_settled(std::vector<HandledDifference*>& open) {
    return std::erase_if(open, [](const auto* it) { return it->handled != Handled::taken; });
}

}  // namespace

bool is_repaired_by(const Difference& difference, Direction direction) {
    if (direction == Direction::to_database) return difference.course == Course::to_database;
    if (!is_ours_to_change(difference)) return false;
    if (difference.course == Course::to_database) return difference.in_exchange != DateChange::added;
    return difference.course == Course::to_exchange;
}

// What was taken may be free when another meeting has moved away: freed ones first, then again while that
// helps, and then those that change places with each other.
void Repairing::run(const Resync::Watch& watch, ResyncReport& report) {
    Open open;
    for (HandledDifference& it : report.differences)
        if (it.handled == Handled::listed && is_repaired_by(it.difference, direction_)) open.push_back(&it);
    std::ranges::stable_partition(open, [](const auto* it) { return !it->difference.exchange; });
    const std::size_t all = open.size();
    const auto tell = [&] {
        if (watch.repaired) watch.repaired(all - open.size(), all);
    };
    for (std::size_t settled = 1; settled > 0 && !open.empty(); tell()) {
        if (!repair_each(open, watch)) return stop(report);
        settled = drop_settled(open);
        if (settled > 0 || open.empty()) continue;
        repair_together(open);
        if (trouble_) return stop(report);
        settled = drop_settled(open);
    }
}

void Repairing::stop(ResyncReport& report) {
    report.stopped = true;
    report.trouble = trouble_;
}

bool Repairing::repair_each(const Open& open, const Resync::Watch& watch) {
    std::size_t done = 0;
    for (HandledDifference* const it : open) {
        if (watch.is_to_stop && watch.is_to_stop()) return false;
        it->handled = repair(it->difference);
        if (trouble_) return false;
        if (it->handled != Handled::taken) ++done;
        if (watch.repaired) watch.repaired(done, open.size());
    }
    return true;
}

void Repairing::repair_together(const Open& open) {
    std::vector<CarryOver> wanted;
    for (std::size_t i = 0; i < std::min(open.size(), most_carried_together); ++i)
        wanted.push_back(carried(open[i]->difference));
    if (trouble_) return;
    std::vector<CarriedOver> outcomes;
    transact_and_wait(parts_.books, [&](Ledger& ledger) {
        outcomes = carry_over(room_, policy_, wanted, parts_.clock.now(), ledger);
    });
    for (std::size_t i = 0; i < outcomes.size(); ++i) open[i]->handled = handled_as(outcomes[i]);
}

// The outbox makes the meeting there what the database says when it is sent.
Handled Repairing::repair(const Difference& difference) {
    if (direction_ == Direction::to_exchange) {
        transact_and_wait(parts_.books, [&](Ledger& ledger) {
            ledger.mirror(room_.id, difference.uid, parts_.clock.now());
        });
        return Handled::queued;
    }
    const std::vector<CarryOver> wanted{carried(difference)};
    if (trouble_) return Handled::listed;
    std::vector<CarriedOver> outcomes;
    transact_and_wait(parts_.books, [&](Ledger& ledger) {
        outcomes = carry_over(room_, policy_, wanted, parts_.clock.now(), ledger);
    });
    return handled_as(outcomes.front());
}

// A meeting is not booked without its organizer because the server was away.
CarryOver Repairing::carried(const Difference& difference) {
    CarryOver made{difference, difference.there ? difference.there->organizer : std::string()};
    if (!made.organizer.empty() || difference.in_exchange != DateChange::added) return made;
    const auto told = parts_.calendar.organizer(room_.mailbox, *difference.there);
    if (const auto* const address = std::get_if<std::string>(&told)) made.organizer = *address;
    const auto* const wait = std::get_if<Wait>(&told);
    if (wait && wait->scope == Wait::Scope::server) trouble_ = *wait;
    return made;
}

}  // namespace reserve
