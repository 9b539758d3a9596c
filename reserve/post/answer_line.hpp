#pragma once
#include <string>
#include <string_view>

#include "reserve/answer.hpp"

namespace reserve {

// The start of a log line: "answer 902 sent room=room.12@corp.example.com accept step 1 of 3".
std::string line_about(const Answer& answer, const AnswerStep& step, std::string_view what);

}  // namespace reserve
