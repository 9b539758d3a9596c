#pragma once
#include <string>

#include "reserve/rules/question.hpp"

namespace reserve {

// Why who asks is turned away, for the middle of a sentence; empty when he is not.
std::string refusal_of_requester(const Question& question);

}  // namespace reserve
