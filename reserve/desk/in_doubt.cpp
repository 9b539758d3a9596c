#include "reserve/desk/in_doubt.hpp"

#include <stdexcept>
#include <string>

namespace reserve {
namespace {

std::string name_of(ItemId item) { return "item " + std::to_string(static_cast<std::int64_t>(item)); }

}  // namespace

void settle_in_doubt(Inbox& inbox, InDoubtEvents what, const Clock& clock, Log& log) {
    const std::vector<ItemId> items = inbox.in_doubt();
    if (items.empty()) return;
    if (what == InDoubtEvents::fail_on_startup)
        throw std::runtime_error(std::to_string(items.size()) +
                                 " items were in progress when the gateway stopped, the first " +
                                 name_of(items.front()) + " (in_doubt_events = \"fail_on_startup\")");
    for (const ItemId item : items) {
        if (what == InDoubtEvents::reprocess) {
            inbox.put_back(item, clock.now(), false, "was in progress when the gateway stopped");
            continue;
        }
        inbox.park(item, "was in progress when the gateway stopped (in_doubt_events)");
        if (what == InDoubtEvents::log_error)
            log.error(name_of(item) + " was in progress when the gateway stopped; it is parked");
    }
}

}  // namespace reserve
