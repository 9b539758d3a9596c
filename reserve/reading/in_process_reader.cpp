#include "reserve/reading/in_process_reader.hpp"

#include "reserve/reading/read_message.hpp"
#include "reserve/reading/reading_text.hpp"

namespace reserve {

void InProcessReader::read(std::shared_ptr<const std::string> raw, Instant received_at, bool null_sender,
                           std::function<void(ReadResult)> done) {
    auto result = read_message(*raw, received_at, null_sender, limits_);
    if (auto* const failure = std::get_if<ReadFailure>(&result)) return done(std::move(*failure));
    done(written(std::get<Reading>(std::move(result))));
}

}  // namespace reserve
