#include "config/settings/check_together.hpp"

#include <algorithm>

namespace config {

namespace {

// Says what is wrong at the key, else at its section, else at the file as a whole.
class Check {
  public:
    Check(const std::vector<Origin>& origins, const std::string& file) : origins_(origins), file_(file) {}

    void wrong(const std::string& section, std::size_t entry, const std::string& key,
               const std::string& words) {
        found.push_back({file_, place_of(section, entry, key), words});
    }

    std::vector<Mistake> found;

  private:
    Place place_of(const std::string& section, std::size_t entry, const std::string& key) const {
        for (const std::string& name : {key, std::string()}) {
            const auto origin = std::ranges::find_if(origins_, [&](const Origin& one) {
                return one.section == section && one.entry == entry && one.key == name;
            });
            if (origin != origins_.end()) return origin->place;
        }
        return {.line = 0, .column = 0};
    }

    const std::vector<Origin>& origins_;
    const std::string& file_;
};

}  // namespace

std::vector<Mistake> check_together(const Settings& settings, const std::vector<Origin>& origins,
                                    const std::string& file) {
    Check check(origins, file);
    for (const smtp::SettingProblem& problem : smtp::problems(settings.smtp)) {
        check.wrong("smtp", 0, problem.setting, problem.setting + " " + problem.words + ".");
    }
    if (settings.database.file.empty()) check.wrong("database", 0, "file", "file must name the database.");
    return check.found;
}

}  // namespace config
