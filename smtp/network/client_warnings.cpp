#include "smtp/network/client_warnings.hpp"

namespace smtp {

void ClientWarnings::tell(const std::string& line, TimePoint now) {
    constexpr std::size_t most = 10;
    sum_up(now);
    if (told_.empty()) minute_began_ = now;
    if (told_.size() < most && told_.insert(line).second) return log_.warning(line);
    ++more_;
    last_ = line;
}

void ClientWarnings::sum_up(TimePoint now) {
    if (!told_.empty() && now - minute_began_ >= std::chrono::minutes(1)) sum_up();
}

void ClientWarnings::sum_up() {
    if (more_ > 0)
        log_.warning(std::to_string(more_) +
                     " more warnings about clients, within a minute; the last one: " + last_);
    told_.clear();
    more_ = 0;
}

}  // namespace smtp
