#include "config/service/reader_settings.hpp"

namespace config {

namespace {

// The sanitizers need more memory and system calls than readers are left.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool confined = false;
#else
constexpr bool confined = true;
#endif

}  // namespace

reserve::ReaderPoolSettings reader_settings(reserve::ReaderPoolSettings settings) {
    settings.command = {"/proc/self/exe", "read-messages"};  // works after its file was replaced, too
    settings.confined = confined;
    return settings;
}

}  // namespace config
