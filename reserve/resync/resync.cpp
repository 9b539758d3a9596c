#include "reserve/resync/resync.hpp"

#include <algorithm>

#include "reserve/desk/policy_of.hpp"
#include "reserve/global_object_id.hpp"
#include "reserve/resync/foresee.hpp"
#include "reserve/resync/repairing.hpp"
#include "reserve/resync/settle_undecided.hpp"
#include "reserve/series_book.hpp"

namespace reserve {
namespace {

bool is_gone(const Difference& difference) {
    return difference.course == Course::to_database && difference.in_exchange == DateChange::deleted;
}

// What the order would take away: dates of the database that are gone in Exchange, or the other way round.
bool is_deletion(const Difference& difference, Direction direction) {
    if (direction == Direction::to_database) return difference.database && !difference.exchange;
    return difference.exchange && !difference.database;
}

bool is_too_many(std::size_t deletions, std::size_t dates, int percent) {
    return deletions * 100 > dates * static_cast<std::size_t>(percent);
}

Instant start_of(const Difference& difference) {
    return difference.database ? difference.database->start : difference.exchange->start;
}

std::vector<HandledDifference> wanted_of(ComparedRoom& compared, const DifferenceFilter& filter) {
    std::vector<HandledDifference> wanted;
    for (auto& [uid, meeting] : compared.meetings)
        for (Difference& difference : meeting.made.differences)
            if (passes(difference, filter)) wanted.push_back({std::move(difference)});
    std::ranges::stable_sort(wanted, {}, [](const HandledDifference& it) { return start_of(it.difference); });
    return wanted;
}

void hold_mass_deletion(ResyncReport& report, const ResyncOrder& order) {
    const auto is_one = [&](const HandledDifference& it) {
        return is_repaired_by(it.difference, *order.direction) &&
               is_deletion(it.difference, *order.direction);
    };
    report.deletions = static_cast<std::size_t>(std::ranges::count_if(report.differences, is_one));
    const std::size_t dates = order.direction == Direction::to_database ? report.here : report.there;
    if (order.deletions_confirmed || !is_too_many(report.deletions, dates, order.mass_deletion_percent))
        return;
    report.held = true;
    for (HandledDifference& it : report.differences)
        if (is_one(it)) it.handled = Handled::held;
}

std::size_t count_gone(const ComparedRoom& compared, const DifferenceFilter& filter) {
    const auto is_wanted = [&](const Difference& it) { return is_gone(it) && passes(it, filter); };
    std::size_t gone = 0;
    for (const auto& [uid, meeting] : compared.meetings)
        gone += static_cast<std::size_t>(std::ranges::count_if(meeting.made.differences, is_wanted));
    return gone;
}

// What was repaired in the database is alike from now on.
void take_in(ComparedRoom& compared, const ResyncReport& report) {
    for (const HandledDifference& it : report.differences) {
        if (it.handled != Handled::repaired) continue;
        const Difference& difference = it.difference;
        auto& agreed = compared.meetings[plain_uid(difference.uid)].made.agreed;
        std::erase_if(agreed, [&](const AgreedDate& date) {
            return date.recurrence_id == difference.recurrence_id || date.time == difference.agreed;
        });
        if (difference.exchange)
            agreed.push_back(
                {difference.there->recurrence_id.value_or(difference.exchange->start), *difference.exchange});
        std::ranges::sort(agreed, {}, &AgreedDate::recurrence_id);
    }
}

// Nothing is written.
void settle_undecided_dates(const Room& room, ComparedRoom& compared, Books& books) {
    std::vector<Difference*> undecided;
    for (auto& [uid, meeting] : compared.meetings)
        for (Difference& difference : meeting.made.differences)
            if (meeting.booked.known && is_undecided(difference)) undecided.push_back(&difference);
    if (undecided.empty()) return;
    books.rehearse([&](Ledger& ledger) {
        for (Difference* const difference : undecided) {
            const Meeting meeting = ledger.meeting(room.id, difference->uid);
            const auto own = meeting.reservation ? ledger.series().of(*meeting.reservation) : std::nullopt;
            *difference = settle_undecided(*difference, meeting, own);
        }
    });
}

}  // namespace

ResyncReport Resync::run(const Room& room, const DecidingSettings& settings, const ResyncOrder& order,
                         const Watch& watch) {
    const ComparisonFrame frame{order.window, clock_.now()};
    auto result = compare(room, frame, order, watch);
    ResyncReport report;
    if (auto* const wait = std::get_if<Wait>(&result)) {
        report.trouble = std::move(*wait);
        return report;
    }
    ComparedRoom& compared = std::get<ComparedRoom>(result);
    settle_undecided_dates(room, compared, books_);
    if (order.repair) remember_agreed(room, compared);
    report.here = compared.here;
    report.there = compared.there;
    report.unclear = compared.unclear;
    report.differences = wanted_of(compared, order.filter);
    if (order.direction) hold_mass_deletion(report, order);
    const BookingPolicy policy = policy_of(room, settings);
    if (!order.repair && order.direction != Direction::to_exchange)
        foresee(room, policy, frame.now, report.differences, books_);
    if (!order.repair || !order.direction) return report;
    Repairing({calendar_, books_, clock_}, room, policy, *order.direction).run(watch, report);
    tell_what_is_in_the_way(room, policy, report.differences, books_);
    take_in(compared, report);
    remember_agreed(room, compared);
    return report;
}

// A mass deletion is not looked into date by date, as it is to be held.
std::variant<ComparedRoom, Wait> Resync::compare(const Room& room, const ComparisonFrame& frame,
                                                 const ResyncOrder& order, const Watch& watch) {
    auto read = calendar_.read(room.mailbox, frame.window, watch.read);
    if (auto* const wait = std::get_if<Wait>(&read)) return std::move(*wait);
    ComparedRoom compared =
        compare_room(book_, room.id, frame, std::get<std::vector<RoomCalendarDate>>(std::move(read)));
    const bool held =
        order.repair && !order.deletions_confirmed &&
        is_too_many(count_gone(compared, order.filter), compared.here, order.mass_deletion_percent);
    if (!held)
        if (auto trouble = look_for_missing(room, frame, compared, watch)) return *std::move(trouble);
    return compared;
}

// A date that is not in the window may have been moved out of it.
std::optional<Wait> Resync::look_for_missing(const Room& room, const ComparisonFrame& frame,
                                             ComparedRoom& compared, const Watch& watch) {
    std::vector<std::string> missing;
    for (const auto& [uid, meeting] : compared.meetings)
        if (std::ranges::any_of(meeting.made.differences, is_gone)) missing.push_back(uid);
    for (std::size_t i = 0; i < missing.size(); ++i) {
        auto found = calendar_.find(room.mailbox, missing[i]);
        if (auto* const wait = std::get_if<Wait>(&found)) return std::move(*wait);
        compare_again(compared.meetings[missing[i]], frame, std::get<std::vector<RoomCalendarDate>>(found));
        if (watch.looked_for) watch.looked_for(i + 1, missing.size());
    }
    return std::nullopt;
}

void Resync::remember_agreed(const Room& room, const ComparedRoom& compared) {
    constexpr std::size_t in_a_commit = 500;
    std::vector<ResyncBook::Agreed> changed;
    const auto write = [&] {
        if (!changed.empty()) book_.agree(room.id, changed);
        changed.clear();
    };
    for (const auto& [uid, meeting] : compared.meetings) {
        if (meeting.made.agreed == meeting.booked.agreed) continue;
        changed.emplace_back(meeting.booked.uid, meeting.made.agreed);
        if (changed.size() == in_a_commit) write();
    }
    write();
}

}  // namespace reserve
