#pragma once
#include <exception>
#include <string>

namespace reserve {

std::string error_words(const std::exception_ptr& error);

}  // namespace reserve
