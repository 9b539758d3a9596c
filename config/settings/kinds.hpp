#pragma once
#include <array>
#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "config/settings/key.hpp"
#include "reserve/address.hpp"
#include "reserve/rules/policy.hpp"

namespace config {

// Keys whose text is of a kind that several sections know.

// A mail address; "" is none.
Key address(std::string name, std::optional<reserve::Address>& field);

// Domains, kept as they are compared (reserve/folded.hpp).
Key domains(std::string name, std::set<std::string, std::less<>>& field);
Key domains(std::string name, std::vector<std::string>& field);

// Mail addresses, kept as they are compared.
Key addresses(std::string name, std::vector<std::string>& field);

// A file or folder. A relative path counts from `base`, the settings file's folder; "" is none.
Key path(std::string name, std::string& field, const std::filesystem::path& base);
Key path(std::string name, std::filesystem::path& field, const std::filesystem::path& base);

// A file that must be there and can be read, named like a path.
Key file(std::string name, std::string& field, const std::filesystem::path& base);

// Mail addresses and "@example.com" for everybody of a domain, kept as they are compared.
Key people(std::string name, reserve::People& field);

// Mail addresses, each once; kept as written, for mails go there.
Key addresses(std::string name, reserve::People& field);

// A time of day, "08:00" to "24:00".
Key time_of_day(std::string name, std::chrono::minutes& field);

// Days of the week, Sunday first; written as "monday", or as "weekdays", "weekenddays", "alldays".
Key weekdays(std::string name, std::array<bool, 7>& field);

std::optional<std::string> not_a_domain(const std::string& text);

}  // namespace config
