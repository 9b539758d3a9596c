#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "config/settings/section.hpp"

namespace config {

struct KeyName {
    std::string section;
    std::size_t entry = 0;  // of a repeated section
    std::string key;
    std::optional<std::size_t> element{};  // of a list
};

// Collects what is wrong with values that are right by themselves, each at its value, else at its section,
// else at the file as a whole, which names the section. What only follows from a mistake that was told is
// left out: the key itself is wrong, or one of `others` that it was held against, or it is missing where a
// key or section that nobody knows may be it.
class KeyMistakes {
  public:
    KeyMistakes(const std::vector<Origin>& origins, std::string file)
        : origins_(origins), file_(std::move(file)) {}

    void add(const KeyName& key, const std::string& words, const std::vector<KeyName>& others = {},
             const std::string& suggestion = {});
    // In another file.
    void add(Mistake mistake) { found_.push_back(std::move(mistake)); }

    bool is_right(const KeyName& key) const;

    const std::vector<Mistake>& found() const { return found_; }

  private:
    const Origin* origin_of(const KeyName& key) const;
    bool may_be_misspelled(const KeyName& key) const;
    Place place_of(const KeyName& key) const;

    const std::vector<Origin>& origins_;
    const std::string file_;
    std::vector<Mistake> found_;
};

}  // namespace config
