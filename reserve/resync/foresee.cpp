#include "reserve/resync/foresee.hpp"

#include <algorithm>

#include "reserve/expansion/expansion.hpp"
#include "reserve/resync/carry_over.hpp"
#include "reserve/rules/blocking.hpp"

namespace reserve {
namespace {

using Open = std::vector<HandledDifference*>;

Open those_to_look_at(std::vector<HandledDifference>& differences, auto&& wanted) {
    Open open;
    for (HandledDifference& it : differences)
        if (wanted(it)) open.push_back(&it);
    return open;
}

std::string words_about(const Occupied& booking, const std::string& zone, Ledger& ledger) {
    const std::string by = ledger.shown_organizer(booking.reservation);
    return "booked then: " + in_words(booking.time.start, zone) + " to " + in_words(booking.time.end, zone) +
           (by.empty() ? "" : ", by " + by);
}

void tell_about(Difference& difference, const Room& room, const BookingPolicy& policy, Ledger& ledger) {
    const std::vector<Interval> wanted{blocked_interval(*difference.exchange, policy)};
    const auto in_the_way =
        ledger.occupied(room.id, wanted, ledger.meeting(room.id, difference.uid).reservation);
    if (!in_the_way.empty()) difference.words = words_about(in_the_way.front(), room.zone, ledger);
}

}  // namespace

// As many in a transaction as a repair moves together.
void foresee(const Room& room, const BookingPolicy& policy, Instant now,
             std::vector<HandledDifference>& differences, Books& books) {
    const Open open = those_to_look_at(differences, [](const HandledDifference& it) {
        return it.handled == Handled::listed && is_repaired_by(it.difference, Direction::to_database);
    });
    for (std::size_t from = 0; from < open.size(); from += most_carried_together) {
        const std::size_t until = std::min(open.size(), from + most_carried_together);
        std::vector<CarryOver> wanted;
        for (std::size_t i = from; i < until; ++i) wanted.push_back({open[i]->difference, ""});
        books.rehearse([&](Ledger& ledger) {
            const auto outcomes = carry_over(room, policy, wanted, now, ledger);
            for (std::size_t i = 0; i < outcomes.size(); ++i) {
                if (outcomes[i] != CarriedOver::taken) continue;
                open[from + i]->handled = Handled::taken;
                tell_about(open[from + i]->difference, room, policy, ledger);
            }
        });
    }
}

void tell_what_is_in_the_way(const Room& room, const BookingPolicy& policy,
                             std::vector<HandledDifference>& differences, Books& books) {
    const Open taken = those_to_look_at(
        differences, [](const HandledDifference& it) { return it.handled == Handled::taken; });
    if (taken.empty()) return;
    books.rehearse([&](Ledger& ledger) {
        for (HandledDifference* const it : taken) tell_about(it->difference, room, policy, ledger);
    });
}

}  // namespace reserve
