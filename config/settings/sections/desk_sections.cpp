#include "config/settings/duration_text.hpp"
#include "config/settings/kinds.hpp"
#include "config/settings/sections/sections.hpp"

namespace config {

namespace {

using InDoubt = reserve::InDoubtEvents;
using Unknown = reserve::RequesterSettings::Unknown;

using namespace std::chrono_literals;

std::vector<Key> reading_keys(reserve::ReaderPoolSettings& reading) {
    constexpr std::int64_t mebi = 1024 * 1024;
    return {
        number("processes", reading.processes, {1, 256}),
        time("time_limit", reading.time_limit, {100ms, 1h}),
        time("cpu_limit", reading.cpu_limit, {10ms, 1h}),
        number("memory_octets", reading.memory_limit, {64 * mebi, mebi * mebi}),
        number("queue", reading.queue, {1, 1'000'000}),
    };
}

std::vector<Key> requester_keys(reserve::RequesterSettings& requester) {
    return {
        address("default_user", requester.default_user).at_reload(),
        domains("accepted_domains", requester.accepted_domains).at_reload(),
        truth("create_external_contact", requester.create_external_contact).at_reload(),
        choice<Unknown>("unknown", requester.unknown,
                        {{"refuse", Unknown::refuse}, {"decline", Unknown::decline}, {"book", Unknown::book}})
            .at_reload(),
    };
}

constexpr TimeBounds pause{0ms, 24h};

// How long to wait after the first, second, ... failure.
Key pauses(std::string name, std::vector<std::chrono::seconds>& field) {
    const auto check = [](const std::string& written) -> std::optional<std::string> {
        const auto duration = parse_duration(written);
        if (duration && *duration <= pause.most) return std::nullopt;
        return "takes times up to \"1 day\" such as \"30 s\", and " + quoted(written) + " is none.";
    };
    const auto set = [&field](const std::vector<std::string>& written) {
        field.clear();
        for (const std::string& one : written)
            field.push_back(std::chrono::ceil<std::chrono::seconds>(*parse_duration(one)));
    };
    const auto get = [&field] {
        std::vector<std::string> written;
        for (const std::chrono::seconds one : field) written.push_back(duration_text(one));
        return written;
    };
    return list(std::move(name), check, set, get);
}

std::vector<Key> desk_keys(reserve::DeskSettings& desk) {
    return {
        number("poll_quantity", desk.poll_quantity, {1, 100'000}),
        choice<InDoubt>("in_doubt_events", desk.in_doubt_events,
                        {{"reprocess", InDoubt::reprocess},
                         {"fail_on_startup", InDoubt::fail_on_startup},
                         {"log_error", InDoubt::log_error},
                         {"ignore", InDoubt::ignore}}),
        pauses("retry_after", desk.retry_after),
        number("tries", desk.tries, {1, 1000}),
        time("retry_outage_after", desk.retry_outage_after, {1s, 1h}),
        time("look_again_after", desk.look_again_after, {10ms, 1h}),
    };
}

}  // namespace

Section reading_section(reserve::ReaderPoolSettings& reading) {
    return {"reading", false, [&reading](std::size_t) { return reading_keys(reading); }};
}

Section requester_section(reserve::RequesterSettings& requester) {
    return {"requester", false, [&requester](std::size_t) { return requester_keys(requester); }};
}

Section desk_section(reserve::DeskSettings& desk) {
    return {"desk", false, [&desk](std::size_t) { return desk_keys(desk); }};
}

}  // namespace config
