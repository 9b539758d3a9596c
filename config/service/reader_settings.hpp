#pragma once
#include "reserve/reading/reader_pool.hpp"

namespace config {

// Completed by how a reader process is started: it is this program itself.
reserve::ReaderPoolSettings reader_settings(reserve::ReaderPoolSettings settings);

}  // namespace config
