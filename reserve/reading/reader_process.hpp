#pragma once
#include <functional>
#include <string_view>

#include "reserve/reading/reader.hpp"

namespace reserve {

using ReadMessage = std::function<std::variant<Reading, ReadFailure>(std::string_view raw,
                                                                     Instant received_at, bool null_sender)>;

// The whole life of a reader process: greets the pool at the other end of `socket`, gives up its rights as
// told, and reads what it is sent until the pool is gone. Returns the exit code.
int serve_reader(int socket);

// The same with another way of reading, which must have loaded whatever it needs from disk.
int serve_reader(int socket, const ReadMessage& read);

}  // namespace reserve
