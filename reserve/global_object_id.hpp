#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace reserve {

// The octets of CleanGlobalObjectId that Exchange may hold for an iCalendar UID, the likeliest first: a
// foreign UID is wrapped (MS-OXOCAL 2.2.1.27) with a trailing NUL, by some servers without.
std::vector<std::string> clean_global_object_ids(std::string_view uid);

// What a GlobalObjectId says (MS-OXOCAL 2.2.1.27).
struct GlobalObjectId {
    std::string uid;                                        // plain_uid
    std::optional<std::chrono::year_month_day> occurrence;  // the date in it names one occurrence
};
std::optional<GlobalObjectId> read_global_object_id(std::string_view octets);

// One spelling for all forms of a UID: the hex of a wrapped foreign UID becomes that UID, Outlook's own hex
// becomes upper case with its date zeroed, everything else stays.
std::string plain_uid(std::string_view uid);

}  // namespace reserve
