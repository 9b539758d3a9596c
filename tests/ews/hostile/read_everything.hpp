#pragma once
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "ews/autodiscover/pox.hpp"
#include "ews/responses/calendar_dates.hpp"
#include "ews/responses/delegates.hpp"
#include "ews/responses/folder_permissions.hpp"
#include "ews/responses/folder_rights.hpp"
#include "ews/responses/meeting_item.hpp"
#include "ews/responses/reply.hpp"
#include "ews/responses/resolution.hpp"
#include "tests/support/shared_files.hpp"

namespace ews_test {

// As a reply to whatever was asked. Says whether it is one.
inline bool read_everything(const std::string& octets) {
    for (const bool inside : {false, true}) ews::read_autodiscover_reply(octets, inside);
    const auto delegates = ews::read_reply({200, octets, {}, {}, {}}, "GetDelegate");
    if (const auto* const reply = std::get_if<ews::Reply>(&delegates))
        ews::read_delegates(reply->messages.front());
    const auto result = ews::read_reply({200, octets, {}, {}, {}});
    const auto* const reply = std::get_if<ews::Reply>(&result);
    if (!reply) return false;
    for (const ews::Element& message : reply->messages) {
        ews::trouble_of(message);
        ews::read_page(message, ews::Folder::inbox, 0);
        ews::read_items(message, ews::Folder::calendar);
        ews::read_moved_dates(message);
        ews::read_calendar_dates(message);
        ews::read_synced_items(message);
        ews::read_folder_rights(message);
        ews::read_permissions(message);
        ews::read_resolved_addresses(message);
    }
    return true;
}

// What servers have said: recorded here, and all of ../shared where it is.
inline std::vector<std::string> recorded_replies() {
    namespace fs = std::filesystem;
    std::vector<fs::path> files;
    for (const fs::path& folder :
         {fs::path(TEST_DATA) / "ews", fs::path(support::shared_files()) / "ews-samples"}) {
        if (!fs::exists(folder)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            if (entry.path().extension() == ".xml") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    std::vector<std::string> replies;
    for (const fs::path& file : files) {
        std::ostringstream text;
        text << std::ifstream(file, std::ios::binary).rdbuf();
        replies.push_back(text.str());
    }
    return replies;
}

}  // namespace ews_test
