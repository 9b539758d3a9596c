#include "reserve/resync/scheduled_resync.hpp"

#include <utility>

namespace reserve {
namespace {

using Repair = ResyncSettings::Repair;

constexpr std::chrono::hours longest_without_comparison{24};

std::vector<std::optional<Direction>> directions_of(Repair repair) {
    if (repair == Repair::to_database) return {Direction::to_database};
    if (repair == Repair::to_exchange) return {Direction::to_exchange};
    if (repair == Repair::both) return {Direction::to_database, Direction::to_exchange};
    return {std::nullopt};
}

std::size_t count(const ResyncReport& report, Handled handled) {
    return static_cast<std::size_t>(
        std::ranges::count(report.differences, handled, &HandledDifference::handled));
}

// Nothing but a change in Exchange can make a later comparison find something else.
bool is_settled(const ResyncReport& report) {
    if (report.trouble || report.held || report.stopped) return false;
    return std::ranges::none_of(report.differences, [](const HandledDifference& it) {
        return it.difference.course == Course::waiting || it.handled == Handled::overtaken ||
               it.handled == Handled::queued || it.handled == Handled::taken;
    });
}

std::string held_in_words(const Room& room, const ResyncReport& report, Direction direction) {
    const bool here = direction == Direction::to_database;
    return std::to_string(report.deletions) + " of " + std::to_string(here ? report.here : report.there) +
           (here ? " dates are gone from Exchange" : " dates are gone from the database") +
           " at once: nothing is deleted until somebody says `roomgate resync \"" + room.name +
           "\" --direction " + (here ? "database" : "exchange") + " --repair --confirm-deletions`";
}

bool is_under_way(const std::future<void>& look) {
    return look.valid() && look.wait_for(std::chrono::seconds(0)) != std::future_status::ready;
}

void tell_failure(Log& log, const std::exception& error) {
    log.error(std::string("resync: ") + error.what() + "; it is tried again");
}

std::string name_in(const Room& room) { return "resync of room " + room.name + ": "; }

}  // namespace

ScheduledResync::ScheduledResync(const Parts& parts, const ResyncSettings& settings,
                                 const DecidingSettings& deciding)
    : parts_(parts),
      settings_(settings),
      resync_(parts.calendar, parts.book, parts.books, parts.clock),
      deciding_(deciding) {}

void ScheduledResync::apply(const DecidingSettings& deciding) {
    const std::lock_guard lock(mutex_);
    deciding_ = deciding;
}

DecidingSettings ScheduledResync::deciding() {
    const std::lock_guard lock(mutex_);
    return deciding_;
}

void ScheduledResync::run() {
    try {
        std::map<std::string, Rooms> by_server;
        for (const Room& room : parts_.directory.rooms())
            if (!room.paused) by_server[parts_.courier.route(room.mailbox).server].push_back(room);
        for (auto& [name, rooms] : by_server) {
            Server& server = servers_[name];
            if (is_under_way(server.look)) continue;
            server.look = std::async(std::launch::async,
                                     [this, &server, rooms = std::move(rooms)] { look_at(server, rooms); });
        }
    } catch (const std::exception& error) {
        tell_failure(parts_.log, error);
    }
}

void ScheduledResync::look_at(Server& server, const Rooms& rooms) {
    try {
        const DecidingSettings settings = deciding();
        for (const Room& room : rooms) {
            if (stopping_) return;
            look_at(server, room, settings);
        }
        server.troubles_before = std::exchange(server.troubles, {});
    } catch (const std::exception& error) {
        tell_failure(parts_.log, error);
    }
}

// The new watermark is older than what is compared: what changes meanwhile is looked at again.
void ScheduledResync::look_at(Server& server, const Room& room, const DecidingSettings& deciding) {
    ResyncState state = parts_.book.state(room.id);
    const auto looked = parts_.calendar.changes_since(room.mailbox, state.watermark);
    if (const auto* const wait = std::get_if<Wait>(&looked)) {
        if (wait->scope == Wait::Scope::answer)
            return tell_once(server, room, wait->words, Log::Kind::warning);
        return tell_of_server(server, room, wait->words + " The server's other rooms wait, too.");
    }
    const auto& changes = std::get<CalendarChanges>(looked);
    if (changes.started_over)
        parts_.log.action(name_in(room) + "Exchange does not know the watermark any more; starting over");
    const Instant now = parts_.clock.now();
    const bool due = !state.compared || *state.compared + longest_without_comparison <= now;
    if (changes.changes == 0 && !changes.started_over && state.settled && !due) return;
    bool settled = true;
    for (const auto direction : directions_of(settings_.repair))
        settled = compare(server, room, deciding, direction) && settled;
    parts_.book.remember(room.id, {changes.watermark, settled, now});
}

bool ScheduledResync::compare(Server& server, const Room& room, const DecidingSettings& deciding,
                              std::optional<Direction> direction) {
    const Instant now = parts_.clock.now();
    const ResyncOrder order{.window = {settings_.from.value_or(now), now + settings_.ahead},
                            .direction = direction,
                            .repair = true,
                            .mass_deletion_percent = settings_.mass_deletion_percent};
    const ResyncReport report =
        resync_.run(room, deciding, order, {.is_to_stop = [this] { return stopping_.load(); }});
    if (count(report, Handled::queued) > 0 && parts_.queued) parts_.queued();
    tell(server, room, report, direction);
    return is_settled(report);
}

void ScheduledResync::tell(Server& server, const Room& room, const ResyncReport& report,
                           std::optional<Direction> direction) {
    const auto repaired = count(report, Handled::repaired), queued = count(report, Handled::queued);
    if (repaired + queued > 0)
        parts_.log.action(name_in(room) + std::to_string(repaired) + " dates made as in Exchange, " +
                          std::to_string(queued) + " to be made in Exchange");
    if (report.trouble) return tell_once(server, room, report.trouble->words, Log::Kind::warning);
    if (report.held)
        return tell_once(server, room, held_in_words(room, report, *direction), Log::Kind::error);
    const auto open = report.differences.size() - repaired - queued;
    tell_once(server, room,
              open == 0 ? ""
                        : std::to_string(open) + " dates differ from Exchange; `roomgate resync \"" +
                              room.name + "\"` shows them",
              Log::Kind::warning);
}

// What a stop has cut short is no trouble.
void ScheduledResync::tell_once(Server& server, const Room& room, const std::string& line, Log::Kind kind) {
    if (stopping_) return;
    std::string& told = server.told[room.id];
    if (told == line) return;
    told = line;
    if (!line.empty()) parts_.log.write(kind, name_in(room) + line);
}

void ScheduledResync::tell_of_server(Server& server, const Room& room, const std::string& line) {
    if (stopping_) return;
    const bool is_new = server.troubles.insert(line).second && !server.troubles_before.contains(line);
    if (is_new) parts_.log.warning(name_in(room) + line);
}

}  // namespace reserve
