#include "reserve/reading/read_message.hpp"

#include <algorithm>

#include "reserve/reading/calendar/calendar_reader.hpp"
#include "reserve/reading/choose_calendar.hpp"
#include "reserve/reading/mime/mail.hpp"
#include "reserve/reading/mime/signed_content.hpp"
#include "reserve/reading/pre_scan.hpp"
#include "reserve/reading/read_part.hpp"
#include "reserve/reading/tnef/read_winmail.hpp"
#include "reserve/reading/zones/known_zone.hpp"
#include "reserve/reading/zones/olson.hpp"

namespace reserve {
namespace {

CalendarReading unreadable(std::string reason) {
    Unreadable content;
    content.reason = std::move(reason);
    return {.contents = {std::move(content)}, .warnings = {}};
}

Unsubscribed report(std::string reason) {
    return {.reason = std::move(reason), .is_report = true, .has_calendar = false};
}

// A calendar object of the mail itself counts before those of mails that were forwarded in it.
void leave_out_forwarded(std::vector<CalendarPart>& parts) {
    if (std::ranges::any_of(parts, [](const CalendarPart& part) { return !part.forwarded; }))
        std::erase_if(parts, [](const CalendarPart& part) { return part.forwarded; });
}

bool is_unsubscribed(const CalendarReading& reading) {
    return std::holds_alternative<Unsubscribed>(reading.contents.front());
}

CalendarReading without_calendar(const Mail& mail, const Arrival& arrival, const ReadingLimits& limits) {
    if (!mail.refusal.empty()) return unreadable(mail.refusal);
    if (!mail.tnef.empty()) return read_winmail(mail.tnef.front(), arrival, limits);
    return {.contents = {Unsubscribed{
                .reason = "the mail has no calendar part", .is_report = false, .has_calendar = false}},
            .warnings = {}};
}

// SPEC ruling 3.
std::optional<Unsubscribed> as_report(const Mail& mail, bool null_sender) {
    if (mail.is_report) return report("a report or an automatic reply");
    const bool own_calendar =
        std::ranges::any_of(mail.calendars, [](const CalendarPart& part) { return !part.forwarded; });
    if (null_sender && !own_calendar && mail.tnef.empty())
        return report("a null sender, and no calendar part");
    return std::nullopt;
}

Reading read_scanned(const std::string& scanned, Instant received_at, bool null_sender,
                     const ReadingLimits& limits) {
    Mail mail = open_mail(scanned, limits);
    Reading reading;
    reading.mail = mail.facts;
    if (auto unsubscribed = as_report(mail, null_sender)) {
        reading.contents = {std::move(*unsubscribed)};
        return reading;
    }
    leave_out_forwarded(mail.calendars);
    std::vector<CalendarReading> readings;
    const Arrival arrival{.received_at = received_at, .mail_date = mail.facts.date};
    for (const CalendarPart& part : mail.calendars) {
        std::ranges::move(read_part(part, arrival, limits), std::back_inserter(readings));
        if (readings.size() <= limits.components) continue;
        reading.contents = unreadable("the message holds too many calendar objects").contents;
        return reading;
    }
    if (readings.empty() || (!mail.tnef.empty() && std::ranges::all_of(readings, is_unsubscribed)))
        readings.push_back(without_calendar(mail, arrival, limits));
    CalendarReading chosen = choose_calendar(std::move(readings));
    reading.contents = std::move(chosen.contents);
    reading.warnings = std::move(chosen.warnings);
    return reading;
}

}  // namespace

std::variant<Reading, ReadFailure> read_message(std::string_view raw, Instant received_at, bool null_sender,
                                                const ReadingLimits& limits) {
    auto scanned = pre_scan(raw, limits);
    if (auto* const failure = std::get_if<ReadFailure>(&scanned)) return std::move(*failure);
    return read_scanned(std::get<std::string>(scanned), received_at, null_sender, limits);
}

void prepare_to_read() {
    load_olson_zones();
    load_zone_names();
    prepare_signed_content();
}

}  // namespace reserve
