#pragma once
#include <string>

#include "reserve/log.hpp"

namespace config {

struct LogSettings {
    // The least important kind that is written: error, warning, action, message.
    reserve::Log::Kind level = reserve::Log::Kind::message;
    std::string file;  // empty: standard error
};

}  // namespace config
