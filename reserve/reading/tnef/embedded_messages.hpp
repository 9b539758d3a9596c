#pragma once
#include <string_view>
#include <vector>

namespace reserve {

// The messages that are attached as objects to the one in a winmail.dat ([MS-OXTNEF] 2.1.3.4), each a
// container of its own; views into this one, up to where it ends or is damaged. By hand, as libytnef loses
// memory over a damaged container, and nothing else of a mail without a meeting is looked at.
std::vector<std::string_view> embedded_messages(std::string_view winmail);

}  // namespace reserve
