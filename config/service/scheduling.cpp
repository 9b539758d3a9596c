#include "config/service/scheduling.hpp"

#include <sched.h>

namespace config {

void hand_on_in_lots() {
    const sched_param no_priority{};
    sched_setscheduler(0, SCHED_BATCH, &no_priority);
}

}  // namespace config
