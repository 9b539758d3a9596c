#include "config/commands/resync_progress.hpp"

#include <ostream>

#include "config/output/local_time.hpp"
#include "config/output/printable.hpp"

namespace config {

reserve::Resync::Watch ResyncProgress::of(const reserve::Room& room) {
    const std::string name = printable(room.name) + ": ";
    return {.read =
                [this, name, zone = room.zone](reserve::Instant until) {
                    say(name + "Exchange is read up to " + local_time(until, zone));
                },
            .looked_for =
                [this, name](std::size_t done, std::size_t of) {
                    say(name + std::to_string(done) + " of " + std::to_string(of) +
                        " meetings with missing dates looked for");
                },
            .repaired =
                [this, name](std::size_t done, std::size_t of) {
                    say(name + std::to_string(done) + " of " + std::to_string(of) + " repaired");
                }};
}

void ResyncProgress::say(const std::string& line) {
    constexpr std::chrono::seconds pause{2};
    if (now_() - said_ < pause) return;
    said_ = now_();
    err_ << line << std::endl;
}

}  // namespace config
