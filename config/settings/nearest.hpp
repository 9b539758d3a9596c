#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace config {

// The candidate that `written` was most likely meant to be, whatever the case of its letters; nothing when
// none is near: one edit in three letters, two in up to six, and one more with each three beyond. Two letters
// that change places are one edit.
std::optional<std::string> nearest(std::string_view written, const std::vector<std::string>& candidates);

// "Did you mean retry_after_seconds?", or nothing to say. Where none is near letter by letter, those that
// have the most words in common: half of their own and a third of the written ones at least; none where they
// are more than three.
std::string did_you_mean(std::string_view written, const std::vector<std::string>& candidates);

}  // namespace config
