#include "config/logging/program_log.hpp"

#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <atomic>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "config/logging/log_lock.hpp"
#include "config/output/printable.hpp"

namespace config {

namespace {

spdlog::level::level_enum level_of(reserve::Log::Kind kind) {
    switch (kind) {
        case reserve::Log::Kind::error:
            return spdlog::level::err;
        case reserve::Log::Kind::warning:
            return spdlog::level::warn;
        case reserve::Log::Kind::action:
            return spdlog::level::info;
        case reserve::Log::Kind::message:
            break;
    }
    return spdlog::level::debug;
}

std::string_view word_of(reserve::Log::Kind kind) {
    switch (kind) {
        case reserve::Log::Kind::error:
            return "error";
        case reserve::Log::Kind::warning:
            return "warning";
        case reserve::Log::Kind::action:
            return "action";
        case reserve::Log::Kind::message:
            break;
    }
    return "message";
}

// Only ASCII: what is not UTF-8 is replaced, and everything else beyond it is an escape.
std::string json_string(std::string_view text) {
    return nlohmann::json(text).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
}

const char* pattern(LogForm form) {
    return form == LogForm::json ? R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ",%v})" : "%Y-%m-%dT%H:%M:%S.%eZ %v";
}

spdlog::sink_ptr open_sink(const std::string& file) {
    if (file.empty()) return std::make_shared<spdlog::sinks::stderr_sink_mt>();
    try {
        return std::make_shared<spdlog::sinks::basic_file_sink_mt>(file);
    } catch (const spdlog::spdlog_ex& error) {
        throw std::runtime_error("cannot open the log file " + file + ": " + error.what());
    }
}

}  // namespace

struct ProgramLog::Sink {
    spdlog::logger logger;
    std::shared_ptr<LogLock> lock;

    Sink(const LogSettings& settings, std::shared_ptr<LogLock> held)
        : logger("roomgate", open_sink(settings.file)), lock(LogLock::of(settings.file, std::move(held))) {
        logger.set_level(level_of(settings.level));
        logger.flush_on(spdlog::level::debug);
    }
};

std::shared_ptr<ProgramLog::Sink> ProgramLog::open(const LogSettings& settings) const {
    const auto before = std::atomic_load(&sink_);
    return std::make_shared<Sink>(settings, before ? before->lock : nullptr);
}

ProgramLog::ProgramLog(const LogSettings& settings, LogForm form) : form_(form) { use(open(settings)); }

ProgramLog::~ProgramLog() = default;

void ProgramLog::write(Kind kind, std::string_view line) {
    const auto sink = std::atomic_load(&sink_);
    const auto level = level_of(kind);
    if (!sink->logger.should_log(level)) return;
    if (form_ == LogForm::text) return sink->logger.log(level, "{:7} {}", word_of(kind), printable(line));
    sink->logger.log(level, R"("level":"{}","text":{})", word_of(kind), json_string(line));
}

void ProgramLog::use(std::shared_ptr<Sink> sink) {
    sink->logger.set_pattern(pattern(form_), spdlog::pattern_time_type::utc);
    std::atomic_store(&sink_, std::move(sink));
}

}  // namespace config
