#include "config/output/full_name.hpp"

namespace config {

std::string full_name(const std::string& first, const std::string& last) {
    if (first.empty() || first == last) return last;
    return last.empty() ? first : first + " " + last;
}

}  // namespace config
