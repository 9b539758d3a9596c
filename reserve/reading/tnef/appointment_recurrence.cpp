#include "reserve/reading/tnef/appointment_recurrence.hpp"

#include "reserve/reading/tnef/little_endian.hpp"

namespace reserve {
namespace {

using Recurrence = AppointmentRecurrence;

// Minutes since 1601, wall clock ([MS-OXOCAL] 2.2.1.44.1).
std::chrono::local_seconds wall_clock(std::uint32_t minutes) {
    return std::chrono::local_days(std::chrono::year(1601) / 1 / 1) + std::chrono::minutes(minutes);
}

std::chrono::local_days day(std::uint32_t minutes) {
    return std::chrono::floor<std::chrono::days>(wall_clock(minutes));
}

[[noreturn]] void refuse() { throw std::out_of_range("a value that is not known"); }

void expect(std::uint32_t value, std::uint32_t wanted) {
    if (value != wanted) refuse();
}

Recurrence::Frequency frequency(std::uint16_t number) {
    if (number < 0x200A || number > 0x200D) refuse();
    return static_cast<Recurrence::Frequency>(number);
}

Recurrence::Pattern pattern(std::uint16_t number) {
    if (number > 4) refuse();  // from 10 on: the Hijri calendar
    return static_cast<Recurrence::Pattern>(number);
}

Recurrence::End end_type(std::uint32_t number) {
    switch (number) {
        case 0x2021:
            return Recurrence::End::by_date;
        case 0x2022:
            return Recurrence::End::after_count;
        case 0x2023:
        case 0xFFFFFFFF:
            return Recurrence::End::never;
        default:
            refuse();
    }
}

std::size_t bounded(std::uint32_t count, std::size_t at_most) {
    if (count > at_most) refuse();
    return count;
}

// PatternTypeSpecific, 2.2.1.44.1.4
void read_specific(LittleEndian& in, Recurrence& out) {
    switch (out.pattern) {
        case Recurrence::Pattern::day:
            return;
        case Recurrence::Pattern::week:
            out.days_of_week = in.u32();
            return;
        case Recurrence::Pattern::month:
        case Recurrence::Pattern::month_end:
            out.day_of_month = in.u32();
            return;
        case Recurrence::Pattern::month_nth:
            out.days_of_week = in.u32();
            out.nth = in.u32();
    }
}

// RecurrencePattern, 2.2.1.44.1
Recurrence read_pattern(LittleEndian& in, std::size_t at_most) {
    expect(in.u16(), 0x3004);
    expect(in.u16(), 0x3004);
    Recurrence out;
    out.frequency = frequency(in.u16());
    out.pattern = pattern(in.u16());
    expect(in.u16() & 0xFFFE, 0);  // the default calendar or the Gregorian one
    in.u32();                      // FirstDateTime says in which period the first date lies: the start's
    out.period = in.u32();
    expect(in.u32(), 0);  // a sliding task
    read_specific(in, out);
    out.end = end_type(in.u32());
    out.count = in.u32();
    out.first_weekday = in.u32();
    for (auto left = bounded(in.u32(), at_most); left > 0; --left) out.deleted.push_back(day(in.u32()));
    for (auto left = bounded(in.u32(), at_most); left > 0; --left) in.u32();  // where changed ones went
    out.start_date = day(in.u32());
    out.end_date = day(in.u32());
    return out;
}

// What an ExceptionInfo changes beside the time (2.2.1.44.2); each part is there when its flag is. What it
// says of whole days (SubType) is told.
std::optional<bool> read_overrides(LittleEndian& in, std::uint16_t flags) {
    constexpr std::uint16_t subject = 0x0001, location = 0x0010, sub_type = 0x0080;
    std::optional<bool> whole_days;
    for (std::uint16_t flag = 0x0001; flag <= 0x0100; flag = static_cast<std::uint16_t>(flag << 1)) {
        if ((flags & flag) == 0) continue;
        if (flag == subject || flag == location) {
            in.u16();  // with a trailing NUL, which is not written
            in.take(in.u16());
        } else {
            const auto value = in.u32();
            if (flag == sub_type) whole_days = value != 0;
        }
    }
    return whole_days;
}

Recurrence::Changed read_changed(LittleEndian& in) {
    const auto start = wall_clock(in.u32());
    const auto end = wall_clock(in.u32());
    const auto original = wall_clock(in.u32());
    const auto whole_days = read_overrides(in, in.u16());
    return {.original = original, .start = start, .end = end, .whole_days = whole_days};
}

}  // namespace

std::optional<AppointmentRecurrence> read_appointment_recurrence(std::string_view octets,
                                                                 std::size_t at_most) {
    try {
        LittleEndian in(octets);
        Recurrence out = read_pattern(in, at_most);
        expect(in.u32(), 0x3006);
        in.u32();  // WriterVersion2: 0x3006 to 0x3009
        out.start_offset = std::chrono::minutes(in.u32());
        out.end_offset = std::chrono::minutes(in.u32());
        for (auto left = bounded(in.u16(), at_most); left > 0; --left)
            out.changed.push_back(read_changed(in));
        return out;
    } catch (const std::out_of_range&) {  // damaged, or beyond what is known: the caller says so in words
        return std::nullopt;
    }
}

}  // namespace reserve
