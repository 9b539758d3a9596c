#pragma once
#include <filesystem>
#include <vector>

#include "config/settings/section.hpp"
#include "config/settings/settings.hpp"

namespace config {

// Every key of the settings file, bound to `settings`, whose present values are the defaults. Relative paths
// count from `base`.
std::vector<Section> sections_of(Settings& settings, const std::filesystem::path& base);

Section smtp_section(smtp::Settings& receiving, CopySettings& copies, const std::filesystem::path& base);
Section reading_section(reserve::ReaderPoolSettings& reading);
Section requester_section(reserve::RequesterSettings& requester);
Section booking_section(reserve::BookingPolicy& policy);
std::vector<Key> booking_keys(reserve::BookingPolicy& policy);
Section answer_section(AnswerSettings& answer, reserve::Confirmation& confirmation,
                       const std::filesystem::path& base);
Section desk_section(reserve::DeskSettings& desk);
Section post_section(reserve::PostSettings& post);
Section resync_section(reserve::ResyncSettings& resync);
Section exchange_section(std::vector<ExchangeEntry>& entries, const std::filesystem::path& base);
Section relay_section(smtp::RelaySettings& relay, const std::filesystem::path& base);
Section database_section(sql::Settings& database, const std::filesystem::path& base);
Section log_section(LogSettings& log, const std::filesystem::path& base);

}  // namespace config
