#pragma once
#include "config/check/finding.hpp"
#include "config/commands/command.hpp"

namespace config {

// As a table, or as JSON. The exit code tells whether anything is wrong.
ExitCode show_findings(const Invocation& invocation, const std::vector<Finding>& findings);

// Each with its reason and its cure below; as JSON likewise.
ExitCode explain_findings(const Invocation& invocation, const std::vector<Finding>& findings);

}  // namespace config
