#include "config/commands/one_reader.hpp"

#include "config/service/reader_settings.hpp"
#include "reserve/reading/in_process_reader.hpp"

namespace config {

std::unique_ptr<reserve::Reader> one_reader(const Settings& settings, bool in_process) {
    if (in_process) return std::make_unique<reserve::InProcessReader>();
    reserve::ReaderPoolSettings pool = reader_settings(settings.reading);
    pool.processes = 1;
    return std::make_unique<reserve::ReaderPool>(pool);
}

}  // namespace config
