#pragma once
#include <string_view>
#include <vector>

#include "reserve/directory.hpp"
#include "reserve/reading/reader.hpp"

namespace config {

// The rooms that a mail was sent to, as far as it tells: those whose receiving address or mailbox stands in
// its header, else those that its calendar lists.
std::vector<reserve::Room> rooms_in_mail(std::string_view raw, const reserve::ReadResult& result,
                                         reserve::Directory& directory);

}  // namespace config
