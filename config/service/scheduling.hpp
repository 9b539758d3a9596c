#pragma once

namespace config {

// Asks the kernel not to interrupt one thread of this program for another that it has just woken
// (SCHED_BATCH, sched(7)): the threads hand their work on in lots, and being interrupted for each piece costs
// more than it brings. Before any other thread is made; threads and child processes inherit it. Without
// effect where the kernel refuses.
void hand_on_in_lots();

}  // namespace config
