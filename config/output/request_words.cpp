#include "config/output/request_words.hpp"

#include <nlohmann/json.hpp>

#include "config/output/local_time.hpp"

namespace config {

namespace {

std::string meaning_of(std::optional<int> code) {
    if (!code) return "on its way to Exchange";
    switch (*code) {
        case 0:
            return "0 done";
        case 521:
            return "521 gateway offline";
        case 522:
            return "522 Exchange not reachable";
        default:
            return std::to_string(*code) + " failed";
    }
}

}  // namespace

std::string request_words(const sql::RequestResult& result) {
    return result.action + " of " + result.room_name +
           (result.requested_by.empty() ? "" : " by " + result.requested_by) + ", UID " + result.uid + ": " +
           meaning_of(result.code) + (result.words.empty() ? "" : ": " + result.words);
}

nlohmann::ordered_json json_of(const sql::RequestResult& result) {
    return {{"request", result.id},
            {"action", result.action},
            {"room", result.room_name},
            {"uid", result.uid},
            {"requested_by", result.requested_by},
            {"requested", utc_time(result.requested_at)},
            {"code", result.code ? nlohmann::ordered_json(*result.code) : nlohmann::ordered_json()},
            {"words", result.words},
            {"not_booked", result.not_booked}};
}

}  // namespace config
