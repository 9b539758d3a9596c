#pragma once
#include <string>
#include <vector>

#include "ews/settings.hpp"

namespace ews {

// A setting that cannot work; the words follow its name.
struct SettingProblem {
    std::string setting;
    std::string words;
};

// Everything that is wrong with the entry; nothing when it can be used. complaint() tells the first of them.
std::vector<SettingProblem> problems(const Server& server);

}  // namespace ews
