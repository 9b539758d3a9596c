#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "config/settings/key.hpp"
#include "reserve/address.hpp"

namespace config {

// Keys whose text is of a kind that several sections know.

// A mail address; "" is none.
Key address(std::string name, std::optional<reserve::Address>& field);

// Domains, kept in lower case.
Key domains(std::string name, std::set<std::string, std::less<>>& field);
Key domains(std::string name, std::vector<std::string>& field);

// Mail addresses, kept in lower case.
Key addresses(std::string name, std::vector<std::string>& field);

// A file or folder. A relative path counts from `base`, the settings file's folder; "" is none.
Key path(std::string name, std::string& field, const std::filesystem::path& base);
Key path(std::string name, std::filesystem::path& field, const std::filesystem::path& base);

std::optional<std::string> not_a_domain(const std::string& text);

}  // namespace config
