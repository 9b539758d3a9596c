#include "reserve/desk/error_words.hpp"

namespace reserve {

std::string error_words(const std::exception_ptr& error) {
    try {
        std::rethrow_exception(error);
    } catch (const std::exception& broken) {
        return broken.what();
    }
}

}  // namespace reserve
