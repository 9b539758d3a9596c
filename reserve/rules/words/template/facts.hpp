#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace reserve {

// What a template can say: values by name, and sections, each a list of further facts. Names are literals.
class Facts {
  public:
    Facts& say(std::string_view name, std::string value) {
        values_.emplace_back(name, std::move(value));
        return *this;
    }
    Facts& list(std::string_view name, std::vector<Facts> items) {
        sections_.emplace_back(name, std::move(items));
        return *this;
    }
    Facts& tell(std::string_view name, Facts one) {
        sections_.emplace_back(name, std::vector<Facts>());
        sections_.back().second.push_back(std::move(one));
        return *this;
    }
    Facts& tell(std::string_view name) { return tell(name, {}); }

    const std::string* value(std::string_view name) const { return found(values_, name); }
    const std::vector<Facts>* section(std::string_view name) const { return found(sections_, name); }

  private:
    template <class Named>
    static const Named* found(const std::vector<std::pair<std::string_view, Named>>& all,
                              std::string_view name) {
        const auto one = std::ranges::find(all, name, [](const auto& named) { return named.first; });
        return one == all.end() ? nullptr : &one->second;
    }

    std::vector<std::pair<std::string_view, std::string>> values_;
    std::vector<std::pair<std::string_view, std::vector<Facts>>> sections_;
};

}  // namespace reserve
