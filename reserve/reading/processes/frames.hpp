#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace reserve {

// What the pool and its processes say to each other over a socket: a head, and `size` octets of body. Both
// are the same program on the same machine, so a head goes as it lies in memory.

struct Greeting {  // the pool's first words
    static constexpr std::uint64_t largest = 0;
    std::uint64_t size = 0;
    std::uint64_t memory_limit = 0;
    std::int64_t pool = 0;  // process id
    std::uint64_t confined = 0;
};

struct RequestHead {  // body: the raw message
    static constexpr std::uint64_t largest = std::uint64_t{256} << 20;
    std::uint64_t size = 0;
    std::int64_t received_at = 0;  // UTC seconds
    std::uint64_t null_sender = 0;
};

enum class ReplyKind : std::uint64_t { ready, reading, failure };

struct ReplyHead {  // body: of `reading` its text (reading_text.hpp), of `failure` the reason
    static constexpr std::uint64_t largest = std::uint64_t{32} << 20;  // it is stored as it is
    std::uint64_t size = 0;
    ReplyKind kind = ReplyKind::ready;
};

enum class Received { octets, nothing_yet, end };

// What has come from a socket and was not yet taken as frames.
class Incoming {
  public:
    // One recv; `nothing_yet` when the socket's receive timeout passed first.
    Received receive(int socket);

    template <typename Head>
    struct Frame {
        Head head;
        std::string_view body;  // valid until the next receive
    };

    // The next frame, once it is there whole. Throws std::runtime_error for one that is too large.
    template <typename Head>
    std::optional<Frame<Head>> next() {
        static_assert(std::is_trivially_copyable_v<Head>);
        if (octets_.size() - taken_ < sizeof(Head)) return std::nullopt;
        Frame<Head> frame;
        std::memcpy(&frame.head, octets_.data() + taken_, sizeof(Head));
        if (frame.head.size > Head::largest) throw std::runtime_error("a frame is too large");
        const auto size = static_cast<std::size_t>(frame.head.size);
        if (octets_.size() - taken_ - sizeof(Head) < size) return std::nullopt;
        frame.body = std::string_view(octets_).substr(taken_ + sizeof(Head), size);
        taken_ += sizeof(Head) + size;
        return frame;
    }

  private:
    std::vector<char> read_ = std::vector<char>(64 * 1024);
    std::string octets_;
    std::size_t taken_ = 0;
};

// Sends both whole. False when the other end is gone, or when `deadline` passes.
bool send_frame(int socket, std::string_view head, std::string_view body,
                std::chrono::steady_clock::time_point deadline);

template <typename Head>
bool send_frame(
    int socket, Head head, std::string_view body,
    std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max()) {
    head.size = body.size();
    const std::string_view octets(reinterpret_cast<const char*>(&head), sizeof(Head));
    return send_frame(socket, octets, body, deadline);
}

}  // namespace reserve
