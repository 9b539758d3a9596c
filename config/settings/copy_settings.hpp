#pragma once
#include <string>

namespace config {

// Byte-exact copies of received messages (reserve/mail_copies.hpp).
struct CopySettings {
    bool keep_email = false;
    std::string directory = "/var/lib/roomgate/mail";
};

}  // namespace config
