#include "config/output/mistake_json.hpp"

#include <nlohmann/json.hpp>

namespace config {

namespace {

nlohmann::ordered_json json_of(const Mistake& mistake) {
    nlohmann::ordered_json object = {{"result", "failure"},
                                     {"file", mistake.file},
                                     {"line", mistake.place.line},
                                     {"column", mistake.place.column},
                                     {"message", mistake.words}};
    if (!mistake.suggestion.empty()) object["suggestion"] = mistake.suggestion;
    return object;
}

}  // namespace

nlohmann::ordered_json json_of(const std::vector<Mistake>& mistakes) {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const Mistake& mistake : in_order(mistakes)) all.push_back(json_of(mistake));
    return all;
}

}  // namespace config
