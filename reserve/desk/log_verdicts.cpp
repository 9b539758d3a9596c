#include "reserve/desk/log_verdicts.hpp"

namespace reserve {

void log_verdicts(std::optional<MessageId> message, RoomId room, const DecidedMeeting& decided, Log& log) {
    const std::string start =
        message ? "message " + std::to_string(static_cast<std::int64_t>(*message)) + " " : std::string();
    const std::string at = " room=" + std::to_string(static_cast<std::int64_t>(room));
    for (const Verdict& verdict : decided.decision.verdicts) {
        const std::string line = start + name_of(verdict.outcome) + at + " uid=" + decided.uid;
        if (verdict.outcome == Outcome::parked)
            log.error(line + ": " + verdict.words);
        else
            log.action(line);
    }
    for (const std::string& warning : decided.decision.warnings) log.warning(start + at + ": " + warning);
}

}  // namespace reserve
