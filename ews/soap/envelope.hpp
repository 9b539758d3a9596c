#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ews {

// The schema versions that roomgate asks for, newest first.
enum class SchemaVersion {
    exchange2013_sp1,
    exchange2013,
    exchange2010_sp2,
    exchange2010_sp1,
    exchange2010,
    exchange2007_sp1
};

std::string_view name_of(SchemaVersion version);
std::optional<SchemaVersion> schema_version(std::string_view name);
// All of them: `first` and older ones, then those newer than it, newest first.
std::vector<SchemaVersion> versions_from(SchemaVersion first);

// A whole SOAP message around `body` (one element). `impersonate`: the mailbox whose rights are used; empty:
// none.
std::string envelope(SchemaVersion version, std::string_view impersonate, std::string_view body);

}  // namespace ews
