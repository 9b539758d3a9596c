#include "reserve/reading/in_process_reader.hpp"

#include "reserve/reading/pre_scan.hpp"
#include "reserve/reading/read_message.hpp"
#include "reserve/reading/reading_text.hpp"

namespace reserve {

void InProcessReader::read(std::shared_ptr<const std::string> raw, Instant received_at, bool null_sender,
                           std::function<void(ReadResult)> done) {
    if (auto failure = pre_scan(*raw, limits_)) return done(std::move(*failure));
    done(written(read_message(*raw, received_at, null_sender, limits_)));
}

}  // namespace reserve
