#include "reserve/reading/reader_process.hpp"

#include <iostream>
#include <new>
#include <optional>
#include <string>
#include <variant>

#include "reserve/reading/processes/confinement.hpp"
#include "reserve/reading/processes/frames.hpp"
#include "reserve/reading/read_message.hpp"
#include "reserve/reading/reading_text.hpp"

namespace reserve {
namespace {

// The next frame from the pool; nothing when the pool is gone.
template <typename Head>
std::optional<Incoming::Frame<Head>> wait_for(Incoming& incoming, int socket) {
    while (true) {
        if (auto frame = incoming.next<Head>()) return frame;
        if (incoming.receive(socket) == Received::end) return std::nullopt;
    }
}

struct Reply {
    ReplyKind kind;
    std::string body;
};

Reply failure(std::string reason) { return {ReplyKind::failure, std::move(reason)}; }

Reply reply_to(const Incoming::Frame<RequestHead>& request, const ReadMessage& read) {
    try {
        const auto result = read(request.body, Instant(std::chrono::seconds(request.head.received_at)),
                                 request.head.null_sender != 0);
        if (const auto* const failed = std::get_if<ReadFailure>(&result)) return failure(failed->reason);
        std::string text = to_text(std::get<Reading>(result));
        if (text.size() > ReplyHead::largest) return failure("what was read of it is larger than the limit");
        return {ReplyKind::reading, std::move(text)};
    } catch (const std::bad_alloc&) {
        return failure("reading it takes more memory than the limit");
    } catch (const std::exception& error) {
        return failure(std::string("reading it failed: ") + error.what());
    }
}

void serve(int socket, const ReadMessage& read) {
    Incoming incoming;
    const auto greeting = wait_for<Greeting>(incoming, socket);
    if (!greeting || !die_with(greeting->head.pool)) return;
    if (greeting->head.confined != 0) confine(greeting->head.memory_limit);
    if (!send_frame(socket, ReplyHead{.kind = ReplyKind::ready}, "")) return;
    while (const auto request = wait_for<RequestHead>(incoming, socket)) {
        const Reply reply = reply_to(*request, read);
        if (!send_frame(socket, ReplyHead{.kind = reply.kind}, reply.body)) return;
    }
}

}  // namespace

int serve_reader(int socket) {
    prepare_to_read();
    return serve_reader(socket, [](std::string_view raw, Instant received_at, bool null_sender) {
        return read_message(raw, received_at, null_sender);
    });
}

int serve_reader(int socket, const ReadMessage& read) {
    try {
        serve(socket, read);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "roomgate reader process: " << error.what() << "\n";
        return 1;
    }
}

}  // namespace reserve
