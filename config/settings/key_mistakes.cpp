#include "config/settings/key_mistakes.hpp"

#include <algorithm>

namespace config {

void KeyMistakes::add(const KeyName& key, const std::string& words, const std::vector<KeyName>& others,
                      const std::string& suggestion) {
    const auto right = [this](const KeyName& one) { return is_right(one); };
    if (!is_right(key) || !std::ranges::all_of(others, right)) return;
    if (!origin_of(key) && may_be_misspelled(key)) return;
    const Place place = place_of(key);
    const std::string section = place.line == 0 ? "[" + key.section + "] " : "";
    found_.push_back({file_, place, section + words, suggestion});
}

bool KeyMistakes::is_right(const KeyName& key) const {
    const Origin* const origin = origin_of(key);
    return !origin || origin->is == Origin::Is::right;
}

const Origin* KeyMistakes::origin_of(const KeyName& key) const {
    const auto origin = std::ranges::find_if(origins_, [&](const Origin& one) {
        return one.section == key.section && one.entry == key.entry && one.key == key.key;
    });
    return origin == origins_.end() ? nullptr : &*origin;
}

bool KeyMistakes::may_be_misspelled(const KeyName& key) const {
    return std::ranges::any_of(origins_, [&](const Origin& one) {
        const bool here = one.key.empty() || (one.section == key.section && one.entry == key.entry);
        return one.is == Origin::Is::unknown && here;
    });
}

Place KeyMistakes::place_of(const KeyName& key) const {
    if (const Origin* const origin = origin_of(key)) {
        const bool in_list = key.element && *key.element < origin->element_places.size();
        return in_list ? origin->element_places[*key.element] : origin->place;
    }
    const Origin* const section = origin_of({key.section, key.entry, ""});
    return section ? section->place : Place{.line = 0, .column = 0};
}

}  // namespace config
